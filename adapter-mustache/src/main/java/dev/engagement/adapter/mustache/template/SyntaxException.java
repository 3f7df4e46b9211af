package dev.engagement.adapter.mustache.template;

import dev.engagement.ports.FieldError;

/** What is wrong with a template's text, and where. */
final class SyntaxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;

  private SyntaxException(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  static SyntaxException at(String source, int offset, String code, String message) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < offset; i++) {
      if (endsLine(source, i)) {
        line++;
        lineStart = i + 1;
      }
    }
    int column = source.codePointCount(lineStart, offset) + 1;
    return new SyntaxException(code, "line " + line + ", column " + column + ": " + message);
  }

  private static boolean endsLine(String source, int i) {
    return source.charAt(i) == '\n'
        || source.charAt(i) == '\r' && (i + 1 == source.length() || source.charAt(i + 1) != '\n');
  }

  FieldError in(String field) {
    return new FieldError(field, code, getMessage());
  }
}
