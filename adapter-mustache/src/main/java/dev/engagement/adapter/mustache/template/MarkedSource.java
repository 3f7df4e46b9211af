package dev.engagement.adapter.mustache.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTML body in which a word stands in the place of each value. Values are escaped when they are
 * filled in, so that they are understood as such a word is, but where quotes are missing about them
 * or an entity begins before them.
 *
 * @param html the body with the words in place
 * @param quoted for each value, whether it stands in a quoted attribute; else it stands in text
 */
record MarkedSource(String html, List<Boolean> quoted) {

  private static final String START = "mergefield";

  /** Matches the words; its group is the number of the value. */
  static final Pattern WORD = Pattern.compile(START + "([0-9]{1,4})v");

  private static final int LONGEST = 100_000;
  private static final int MOST_TAGS = 1_000;
  private static final String STOPS = "\"'<> \t\n\r\f";

  MarkedSource {
    quoted = List.copyOf(quoted);
  }

  /** Returns the body, or empty if a value stands where it might be understood otherwise. */
  static Optional<MarkedSource> of(String source, List<Tag> tags) {
    if (source.length() > LONGEST || tags.size() > MOST_TAGS || source.contains(START)) {
      return Optional.empty();
    }
    StringBuilder html = new StringBuilder(source.length());
    List<Boolean> quoted = new ArrayList<>();
    int copied = 0;
    for (Tag tag : tags) {
      html.append(source, copied, tag.start());
      copied = tag.end();
      if (tag.kind() == Tag.Kind.VALUE && isHarmless(html, source, tag.end())) {
        quoted.add(inMarkup(html));
        html.append(START).append(quoted.size() - 1).append('v');
      } else if (tag.kind() != Tag.Kind.COMMENT) {
        return Optional.empty();
      }
    }
    html.append(source, copied, source.length());
    return Optional.of(new MarkedSource(html.toString(), quoted));
  }

  private static boolean isHarmless(StringBuilder before, String source, int end) {
    return !inEntity(before) && (!inMarkup(before) || isQuoted(before, source, end));
  }

  private static boolean inMarkup(StringBuilder before) {
    return before.lastIndexOf("<") > before.lastIndexOf(">");
  }

  private static boolean inEntity(CharSequence before) {
    int start = before.length();
    while (start > 0 && isOfEntity(before.charAt(start - 1))) {
      start--;
    }
    return start > 0 && before.charAt(start - 1) == '&';
  }

  private static boolean isOfEntity(char c) {
    return c == '#' || (c < 128 && Character.isLetterOrDigit(c));
  }

  private static boolean isQuoted(CharSequence before, String source, int end) {
    int open = before.length() - 1;
    while (open > 0 && STOPS.indexOf(before.charAt(open)) < 0) {
      open--;
    }
    int close = end;
    while (close < source.length() && STOPS.indexOf(source.charAt(close)) < 0) {
      close++;
    }
    return open > 0
        && close < source.length()
        && "\"'".indexOf(before.charAt(open)) >= 0
        && before.charAt(open) == source.charAt(close)
        && before.charAt(open - 1) == '=';
  }

  /** Returns the numbers of the values whose words are in a text. */
  static List<Integer> valuesIn(String text) {
    List<Integer> values = new ArrayList<>();
    Matcher found = WORD.matcher(text);
    while (found.find()) {
      values.add(Integer.valueOf(found.group(1)));
    }
    return values;
  }
}
