package dev.engagement.adapter.mustache.template;

import java.util.Locale;

/** Lays words out in lines and paragraphs, with single spaces between them. */
final class TextLines implements Layout {

  private static final String MAIL = "mailto:";

  private final StringBuilder text;
  private int breaks;
  private boolean space;

  TextLines() {
    this(0);
  }

  /**
   * @param expected about how long the text becomes
   */
  TextLines(int expected) {
    this.text = new StringBuilder(expected);
  }

  @Override
  public void words(String words) {
    for (int i = 0; i < words.length(); ) {
      int character = words.codePointAt(i);
      i += Character.charCount(character);
      if (Character.isWhitespace(character)) {
        space = true;
      } else {
        begin();
        text.appendCodePoint(character);
      }
    }
  }

  /** Writes words that are laid out already, as those of a layout that ended in this state. */
  void laidOut(String words, TextLines ended) {
    begin();
    text.append(words);
    breaks = ended.breaks;
    space = ended.space;
  }

  private void begin() {
    if (breaks > 0 && text.length() > 0) {
      text.append(breaks == 1 ? "\n" : "\n\n");
    } else if (space && text.length() > 0) {
      text.append(' ');
    }
    breaks = 0;
    space = false;
  }

  @Override
  public void line() {
    breaks = Math.max(breaks, 1);
  }

  @Override
  public void paragraph() {
    breaks = Math.max(breaks, 2);
  }

  @Override
  public void newLine() {
    breaks = Math.min(breaks + 1, 2);
  }

  @Override
  public void target(String target, String words) {
    String stripped = target.strip();
    String address =
        stripped.toLowerCase(Locale.ROOT).startsWith(MAIL)
            ? stripped.substring(MAIL.length())
            : stripped;
    if (!address.isEmpty() && !address.startsWith("#") && !address.equals(words)) {
      words(" (" + address + ")");
    }
  }

  boolean isEmpty() {
    return text.length() == 0;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
