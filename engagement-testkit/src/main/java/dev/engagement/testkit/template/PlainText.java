package dev.engagement.testkit.template;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.FieldError;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A text with merge fields. */
record PlainText(String source) {

  private static final Pattern FIELD = Pattern.compile("\\{\\{\\s*([\\w.]+)\\s*(?:\\|([^}]*))?}}");

  static PlainText parse(String field, String source) {
    int open = FIELD.matcher(source).replaceAll(match -> "").indexOf("{{");
    if (open >= 0) {
      throw EngagementException.invalid(
          ErrorCode.TEMPLATE_INVALID,
          new FieldError(field, "template_invalid", "line 1, column 1: a field is not closed"));
    }
    return new PlainText(source);
  }

  Stream<String> names() {
    return FIELD.matcher(source).results().map(match -> match.group(1));
  }

  Stream<String> missing(Map<String, Object> values) {
    return FIELD
        .matcher(source)
        .results()
        .filter(match -> match.group(2) == null && !values.containsKey(match.group(1)))
        .map(match -> match.group(1));
  }

  String fill(Map<String, Object> values, UnaryOperator<String> escape) {
    return FIELD
        .matcher(source)
        .replaceAll(match -> Matcher.quoteReplacement(value(match, values, escape)));
  }

  private static String value(
      MatchResult match, Map<String, Object> values, UnaryOperator<String> escape) {
    Object value = values.get(match.group(1));
    if (value != null) {
      return escape.apply(value.toString());
    }
    return match.group(2) == null ? "" : match.group(2);
  }
}
