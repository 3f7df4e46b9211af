package dev.engagement.adapter.mustache.template;

import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * The plain text of an HTML body, laid out but for its values: to parse what each recipient reads
 * costs several times what filling it in does. Immutable and safe for concurrent use.
 */
final class TextOutline {

  private static final char NO_CHARACTER = '\uFFFF';
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** A piece of the layout. */
  @FunctionalInterface
  interface Piece {
    void write(TextLines lines, List<String> values);
  }

  private final List<Piece> pieces;
  private final int values;
  private final int length;

  private TextOutline(List<Piece> pieces, int values, int length) {
    this.pieces = pieces;
    this.values = values;
    this.length = length;
  }

  /** Returns the outline, or empty if the text depends on more than what its values say. */
  static Optional<TextOutline> of(String source) {
    Optional<MarkedSource> marked = MarkedSource.of(source, TagScanner.scan(source).tags());
    if (marked.isEmpty()) {
      return Optional.empty();
    }
    Document html = Jsoup.parse(marked.get().html());
    if (!MarkedPlaces.sound(marked.get(), html)) {
      return Optional.empty();
    }
    OutlineRecorder recorder = new OutlineRecorder();
    HtmlText.write(html, recorder);
    return recorder
        .pieces()
        .map(pieces -> new TextOutline(pieces, marked.get().quoted().size(), html.text().length()));
  }

  /** Returns the text, or empty if these values might change how the HTML is understood. */
  Optional<String> fill(List<String> filledIn) {
    if (filledIn.size() != values || !filledIn.stream().allMatch(TextOutline::plain)) {
      return Optional.empty();
    }
    TextLines lines = new TextLines(length + length / 4);
    for (Piece piece : pieces) {
      piece.write(lines, filledIn);
    }
    return Optional.of(lines.toString());
  }

  /**
   * White space alone may be dropped or moved, and parsers treat control characters on their own.
   */
  private static boolean plain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isISOControl(c) || c == NO_CHARACTER || c == BYTE_ORDER_MARK) {
        return false;
      }
    }
    return !value.isBlank();
  }
}
