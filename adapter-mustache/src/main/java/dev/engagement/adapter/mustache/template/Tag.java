package dev.engagement.adapter.mustache.template;

import java.util.Optional;

/**
 * A tag of a template.
 *
 * @param start the offset of its first brace
 * @param end the offset behind its last brace
 * @param name what it names, or empty for a comment
 * @param fallback the text that stands in for a missing value
 */
record Tag(Kind kind, int start, int end, String name, Optional<String> fallback) {

  /** What a tag does, and the sign that Mustache knows it by. */
  enum Kind {
    VALUE(""),
    RAW_VALUE("&"),
    SECTION("#"),
    INVERTED("^"),
    CLOSE("/"),
    COMMENT("!");

    private final String sign;

    Kind(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }

    boolean opens() {
      return this == SECTION || this == INVERTED;
    }
  }
}
