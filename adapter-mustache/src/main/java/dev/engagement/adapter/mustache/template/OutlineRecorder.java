package dev.engagement.adapter.mustache.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;

/** Records a layout whose values are still words of their own. */
final class OutlineRecorder implements Layout {

  private final List<TextOutline.Piece> pieces = new ArrayList<>();
  private boolean complete = true;

  /** What stands between two values, laid out from its first visible character on. */
  private TextLines between = new TextLines();

  /** Returns what was recorded, or empty if something could not be. */
  Optional<List<TextOutline.Piece>> pieces() {
    endBetween();
    return complete ? Optional.of(List.copyOf(pieces)) : Optional.empty();
  }

  @Override
  public void words(String words) {
    Matcher value = MarkedSource.WORD.matcher(words);
    int written = 0;
    while (value.find()) {
      fixed(words.substring(written, value.start()));
      endBetween();
      value(Integer.parseInt(value.group(1)));
      written = value.end();
    }
    fixed(words.substring(written));
  }

  private void value(int number) {
    pieces.add((lines, values) -> lines.words(values.get(number)));
  }

  /** What space words begin with matters to the value before them, and so is not theirs. */
  private void fixed(String words) {
    boolean begins = between.isEmpty() && !words.isEmpty();
    if (begins && Character.isWhitespace(words.codePointAt(0))) {
      add(lines -> lines.words(" "));
    }
    between.words(words.isBlank() && between.isEmpty() ? "" : words);
  }

  @Override
  public void line() {
    mark(Layout::line);
  }

  @Override
  public void paragraph() {
    mark(Layout::paragraph);
  }

  @Override
  public void newLine() {
    mark(Layout::newLine);
  }

  private void mark(Consumer<Layout> how) {
    if (between.isEmpty()) {
      add(how);
    } else {
      how.accept(between);
    }
  }

  private void add(Consumer<? super TextLines> how) {
    pieces.add((lines, values) -> how.accept(lines));
  }

  @Override
  public void target(String target, String words) {
    complete &= MarkedSource.valuesIn(words).isEmpty();
    if (MarkedSource.valuesIn(target).isEmpty()) {
      fixedTarget(target, words);
    } else {
      endBetween();
      pieces.add((lines, values) -> lines.target(fill(target, values), words));
    }
  }

  private void fixedTarget(String target, String words) {
    TextLines shown = new TextLines();
    shown.target(target, words);
    if (!shown.isEmpty()) {
      fixed(" " + shown);
    }
  }

  private String fill(String target, List<String> values) {
    return MarkedSource.WORD
        .matcher(target)
        .replaceAll(
            found -> Matcher.quoteReplacement(values.get(Integer.parseInt(found.group(1)))));
  }

  private void endBetween() {
    if (!between.isEmpty()) {
      String words = between.toString();
      TextLines ended = between;
      pieces.add((lines, values) -> lines.laidOut(words, ended));
      between = new TextLines();
    }
  }
}
