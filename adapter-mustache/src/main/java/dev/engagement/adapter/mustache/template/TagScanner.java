package dev.engagement.adapter.mustache.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the tags of a template and holds them to what is allowed here, in one pass. The library's
 * own parser is more forgiving than a mail may be: it takes an unclosed tag for text.
 */
final class TagScanner {

  private static final int MOST_TAGS = 10_000;
  private static final int DEEPEST_NESTING = 10;
  private static final int LONGEST_NAME = 200;
  private static final String PART =
      "[\\p{L}\\p{N}_](?:[\\p{L}\\p{M}\\p{N}_ -]*[\\p{L}\\p{M}\\p{N}_])?";
  private static final Pattern NAME = Pattern.compile("\\.|" + PART + "(?:\\." + PART + ")*");

  private final String source;
  private final List<Tag> tags = new ArrayList<>();
  private final Deque<Tag> open = new ArrayDeque<>();
  private Optional<SyntaxException> tooDeep = Optional.empty();

  private TagScanner(String source) {
    this.source = source;
  }

  /** The tags in order, and where sections begin to be nested deeper than is rendered. */
  record Scan(List<Tag> tags, Optional<SyntaxException> tooDeep) {}

  static Scan scan(String source) {
    return new TagScanner(source).scan();
  }

  private Scan scan() {
    int start = source.indexOf("{{");
    while (start >= 0) {
      Tag tag = tagAt(start);
      nest(tag);
      tags.add(tag);
      if (tags.size() > MOST_TAGS) {
        throw syntax(start, "there are more than " + MOST_TAGS + " tags");
      }
      start = source.indexOf("{{", tag.end());
    }
    if (!open.isEmpty()) {
      throw syntax(open.peek().start(), "the section is not closed");
    }
    return new Scan(List.copyOf(tags), tooDeep);
  }

  private Tag tagAt(int start) {
    boolean triple = source.startsWith("{{{", start);
    String closing = triple ? "}}}" : "}}";
    int from = start + closing.length();
    int close = source.indexOf(closing, from);
    if (close < 0) {
      throw syntax(start, "the tag is not closed");
    }
    String inner = source.substring(from, close);
    int end = close + closing.length();
    if (triple) {
      return value(Tag.Kind.RAW_VALUE, inner, start, end);
    }
    return signed(inner, start, end);
  }

  private Tag signed(String inner, int start, int end) {
    String stripped = inner.strip();
    char sign = stripped.isEmpty() ? ' ' : stripped.charAt(0);
    String rest = stripped.isEmpty() ? "" : stripped.substring(1);
    return switch (sign) {
      case '!' -> new Tag(Tag.Kind.COMMENT, start, end, "", Optional.empty());
      case '#' -> new Tag(Tag.Kind.SECTION, start, end, name(rest, start), Optional.empty());
      case '^' -> new Tag(Tag.Kind.INVERTED, start, end, name(rest, start), Optional.empty());
      case '/' -> new Tag(Tag.Kind.CLOSE, start, end, name(rest, start), Optional.empty());
      case '&' -> value(Tag.Kind.RAW_VALUE, rest, start, end);
      case '>', '<', '$' -> throw unsupported(start, "other templates cannot be included");
      case '=' -> throw unsupported(start, "the delimiters cannot be changed");
      default -> value(Tag.Kind.VALUE, inner, start, end);
    };
  }

  private Tag value(Tag.Kind kind, String inner, int start, int end) {
    int bar = inner.indexOf('|');
    if (bar < 0) {
      return new Tag(kind, start, end, name(inner, start), Optional.empty());
    }
    String fallback = plain(inner.substring(bar + 1), start).strip();
    return new Tag(kind, start, end, name(inner.substring(0, bar), start), Optional.of(fallback));
  }

  private String name(String text, int start) {
    String name = plain(text, start).strip();
    if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
      throw syntax(start, "the tag holds no valid name");
    }
    return name;
  }

  private String plain(String text, int start) {
    if (text.chars().anyMatch(c -> c == '{' || c == '}')) {
      throw syntax(start, "the tag is not closed before the next brace");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw syntax(start, "the tag goes over the end of the line");
    }
    return text;
  }

  private void nest(Tag tag) {
    if (tag.kind().opens()) {
      open.push(tag);
      if (open.size() > DEEPEST_NESTING && tooDeep.isEmpty()) {
        tooDeep = Optional.of(tooDeep(tag.start()));
      }
    } else if (tag.kind() == Tag.Kind.CLOSE) {
      if (open.isEmpty()) {
        throw syntax(tag.start(), "no section is open here");
      }
      if (!open.pop().name().equals(tag.name())) {
        throw syntax(tag.start(), "another section has to be closed first");
      }
    }
  }

  private SyntaxException tooDeep(int offset) {
    String message = "sections are nested more than " + DEEPEST_NESTING + " levels deep";
    return SyntaxException.at(source, offset, "nesting_too_deep", message);
  }

  private SyntaxException syntax(int offset, String message) {
    return SyntaxException.at(source, offset, "syntax", message);
  }

  private SyntaxException unsupported(int offset, String message) {
    return SyntaxException.at(source, offset, "unsupported", message);
  }
}
