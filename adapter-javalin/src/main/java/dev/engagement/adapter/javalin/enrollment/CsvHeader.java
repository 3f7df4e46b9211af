package dev.engagement.adapter.javalin.enrollment;

import dev.engagement.adapter.javalin.json.Texts;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.FieldError;
import dev.engagement.ports.enrollment.RecipientRow;
import dev.engagement.ports.enrollment.RefusalCode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Knows what each column of a CSV batch is: one of the four that are known, or a variable. */
final class CsvHeader {

  private static final Set<String> KNOWN = Set.of("email", "firstName", "lastName", "timezone");
  private static final int MOST_COLUMNS = 200;

  private final List<String> columns;

  private CsvHeader(List<String> columns) {
    this.columns = columns;
  }

  static CsvHeader of(List<String> fields) {
    List<String> columns = fields.stream().map(CsvHeader::clean).toList();
    if (!columns.contains("email")) {
      throw refuse("must have a column email");
    }
    if (new HashSet<>(columns).size() < columns.size()) {
      throw refuse("names a column twice");
    }
    if (columns.size() > MOST_COLUMNS || !columns.stream().allMatch(CsvHeader::isName)) {
      throw refuse("must name every column, in plain text, and at most " + MOST_COLUMNS);
    }
    return new CsvHeader(columns);
  }

  /** Spreadsheets put a byte order mark before the first column. */
  private static String clean(String field) {
    return (field.startsWith("\uFEFF") ? field.substring(1) : field).strip();
  }

  private static boolean isName(String column) {
    return !column.isEmpty()
        && Texts.storable(column)
        && column.chars().noneMatch(Character::isISOControl);
  }

  private static EngagementException refuse(String message) {
    return EngagementException.invalid(
        ErrorCode.INVALID_REQUEST,
        new FieldError("header", ErrorCode.INVALID_REQUEST.code(), "the header row " + message));
  }

  RecipientRow row(long number, List<String> fields) {
    String email = value("email", fields).orElse("");
    if (fields.size() != columns.size()) {
      return RowLimits.refused(number, email, RefusalCode.MALFORMED_ROW);
    }
    if (!acceptable(fields)) {
      return RowLimits.refused(number, email, RefusalCode.INVALID_VALUE);
    }
    return new RecipientRow(
        number,
        email,
        value("firstName", fields),
        value("lastName", fields),
        value("timezone", fields),
        variables(fields),
        Optional.empty());
  }

  private static boolean acceptable(List<String> fields) {
    return fields.stream().mapToLong(String::length).sum() <= RowLimits.MOST_CHARACTERS
        && fields.stream().allMatch(Texts::storable);
  }

  /** An empty cell is a value that is not there. */
  private Optional<String> value(String column, List<String> fields) {
    int index = columns.indexOf(column);
    return index >= 0 && index < fields.size()
        ? Optional.of(fields.get(index)).filter(value -> !value.isBlank())
        : Optional.empty();
  }

  private Map<String, Object> variables(List<String> fields) {
    Map<String, Object> variables = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      if (!KNOWN.contains(columns.get(i)) && !fields.get(i).isBlank()) {
        variables.put(columns.get(i), fields.get(i));
      }
    }
    return variables;
  }
}
