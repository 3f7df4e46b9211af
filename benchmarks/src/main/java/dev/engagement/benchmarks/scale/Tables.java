package dev.engagement.benchmarks.scale;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the catalog says of the engine's tables, whatever the last migration made of them. */
final class Tables {

  private static final String WITH_TENANT =
      """
      SELECT c.relname
        FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
       WHERE c.relkind = 'r' AND c.relnamespace = 'engagement'::regnamespace
       ORDER BY c.relname
      """;

  private static final String COLUMNS =
      """
      SELECT a.attname, format_type(a.atttypid, NULL)
        FROM pg_attribute a
       WHERE a.attrelid = ?::regclass AND a.attnum > 0 AND NOT a.attisdropped
       ORDER BY a.attnum
      """;

  private static final String SECONDARY_INDEXES =
      """
      SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
        FROM pg_index i
       WHERE i.indrelid = ?::regclass
         AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)
      """;

  private final Connection connection;

  Tables(Connection connection) {
    this.connection = connection;
  }

  /** Returns how many rows each table holds of a customer. */
  Map<String, Long> rowsOf(String tenant) throws SQLException {
    Map<String, Long> rows = new LinkedHashMap<>();
    for (String table : strings(WITH_TENANT)) {
      String count =
          "SELECT count(*) FROM engagement." + table + " WHERE tenant_id = '" + tenant + "'";
      rows.put(table, Long.parseLong(strings(count).get(0)));
    }
    return rows;
  }

  private List<String> strings(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  /** Returns the columns of a table with their types, in order. */
  Map<String, String> columns(String table) throws SQLException {
    return pairs(COLUMNS, table);
  }

  /** Returns the indexes of a table that no constraint needs, with what makes them anew. */
  Map<String, String> secondaryIndexes(String table) throws SQLException {
    return pairs(SECONDARY_INDEXES, table);
  }

  private Map<String, String> pairs(String sql, String table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        Map<String, String> found = new LinkedHashMap<>();
        while (rows.next()) {
          found.put(rows.getString(1), rows.getString(2));
        }
        return found;
      }
    }
  }
}
