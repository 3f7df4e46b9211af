package dev.engagement.benchmarks.scale;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes rows after the model of one that the engine itself wrote. Ids belong to the copy's customer
 * wherever they stand; what is not replaced is as in the model. So a column that a migration adds
 * is filled as the engine fills it.
 */
final class RowCopy {

  private final String table;
  private final Map<String, String> columns;
  private final Map<String, String> replaced = new LinkedHashMap<>();
  private boolean documents;

  /**
   * Begins with a table.
   *
   * @param columns its columns with their types
   */
  RowCopy(String table, Map<String, String> columns) {
    this.table = table;
    this.columns = columns;
  }

  /** Fills a column with an expression instead of what the model holds. */
  RowCopy with(String column, String expression) {
    if (!columns.containsKey(column)) {
      throw new IllegalStateException(table + " has no column " + column + " any more");
    }
    replaced.put(column, expression);
    return this;
  }

  /** Ids also belong to the copy's customer where they stand within texts. */
  RowCopy withDocuments() {
    documents = true;
    return this;
  }

  /**
   * Returns the statement. Ids are computed once for each row of the source, whatever it is
   * multiplied with.
   *
   * @param model the id of the model's customer
   * @param source what numbers customers in a column {@code customer}
   * @param multiplied what each of its rows is multiplied with, or empty
   */
  String insert(String model, String source, String multiplied) {
    String names = String.join(", ", columns.keySet());
    String values = columns.keySet().stream().map(this::value).collect(Collectors.joining(", "));
    String copied =
        columns.entrySet().stream()
            .filter(column -> !replaced.containsKey(column.getKey()))
            .map(column -> copied(column.getKey(), column.getValue()))
            .collect(Collectors.joining(", "));
    String key = columns.containsKey("tenant_id") ? "tenant_id" : "id";
    return String.join(
        "\n",
        "INSERT INTO " + table + " AS t (" + names + ")",
        "SELECT " + values,
        "  FROM (SELECT " + copied + ", s.*",
        "          FROM " + table + " m CROSS JOIN " + source + " s",
        "         WHERE m." + key + " = '" + model + "' OFFSET 0) c",
        multiplied);
  }

  private String value(String column) {
    return replaced.getOrDefault(column, "c." + column);
  }

  private String copied(String column, String type) {
    if (type.equals("uuid")) {
      return "bench.of_customer(m." + column + ", s.customer) AS " + column;
    }
    if (documents && (type.equals("text") || type.equals("jsonb"))) {
      return "bench.of_customer(m." + column + "::text, s.customer)::" + type + " AS " + column;
    }
    return "m." + column;
  }
}
