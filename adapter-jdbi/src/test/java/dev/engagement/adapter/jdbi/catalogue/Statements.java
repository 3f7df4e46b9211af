package dev.engagement.adapter.jdbi.catalogue;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;

/** Statements over a row of any table, with their values in them: an attack needs no parameters. */
final class Statements {

  private Statements() {}

  static String insert(Table table, Map<String, String> row) {
    String columns =
        table.columns().stream().map(column -> '"' + column.name() + '"').collect(joining(", "));
    String values =
        table.columns().stream()
            .map(column -> "CAST(" + literal(row.get(column.name())) + " AS " + column.type() + ")")
            .collect(joining(", "));
    return "INSERT INTO " + table + " (" + columns + ") VALUES (" + values + ")";
  }

  static String byKey(Table table, Map<String, String> row) {
    return equal(table, table.primaryKey(), row);
  }

  static String assign(Map<String, String> values) {
    return values.entrySet().stream()
        .map(value -> '"' + value.getKey() + "\" = " + literal(value.getValue()))
        .collect(joining(", "));
  }

  private static String equal(Table table, List<String> columns, Map<String, String> row) {
    return columns.stream()
        .map(column -> '"' + column + "\" = " + literal(row.get(column)))
        .collect(joining(" AND "));
  }

  static String literal(String value) {
    return value == null ? "NULL" : "'" + value.replace("'", "''") + "'";
  }
}
