package dev.engagement.adapter.mustache.template;

/** Lays words out in lines and paragraphs, with single spaces between them. */
final class TextLines {

  private final StringBuilder text = new StringBuilder();
  private int breaks;
  private boolean space;

  /** Writes words; white space is one space, and none at the ends of a line. */
  void words(String words) {
    words.codePoints().forEach(this::character);
  }

  private void character(int character) {
    if (Character.isWhitespace(character)) {
      space = true;
      return;
    }
    if (breaks > 0 && text.length() > 0) {
      text.append("\n".repeat(breaks));
    } else if (space && text.length() > 0) {
      text.append(' ');
    }
    breaks = 0;
    space = false;
    text.appendCodePoint(character);
  }

  /** Makes sure that what follows begins a line. */
  void line() {
    breaks = Math.max(breaks, 1);
  }

  /** Makes sure that there is a blank line before what follows. */
  void paragraph() {
    breaks = Math.max(breaks, 2);
  }

  /** Ends the line; twice in a row it leaves one blank. */
  void newLine() {
    breaks = Math.min(breaks + 1, 2);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
