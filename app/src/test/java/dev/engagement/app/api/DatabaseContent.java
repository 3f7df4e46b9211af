package dev.engagement.app.api;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * What is in each table, as its number of rows and a hash over all of them. Left out are the keys
 * of idempotent requests, which are written down before anything else is known.
 */
record DatabaseContent(Map<String, String> tables) {

  private static final String TABLES =
      """
      SELECT quote_ident(table_schema) || '.' || quote_ident(table_name)
        FROM information_schema.tables
       WHERE table_schema IN ('engagement', 'engagement_global')
         AND table_type = 'BASE TABLE'
         AND table_name <> 'idempotent_request'
      """;

  private static final String CONTENT =
      """
      SELECT '%1$s', count(*) || ' rows '
             || coalesce(md5(string_agg(hash, '' ORDER BY hash)), '')
        FROM (SELECT md5(row::text) AS hash FROM %1$s AS row) AS hashes
      """;

  static DatabaseContent of(DataSource superuser) {
    try (Connection connection = superuser.getConnection();
        Statement statement = connection.createStatement()) {
      Map<String, String> tables = new TreeMap<>();
      try (ResultSet rows = statement.executeQuery(query(statement))) {
        while (rows.next()) {
          tables.put(rows.getString(1), rows.getString(2));
        }
      }
      return new DatabaseContent(tables);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static String query(Statement statement) throws SQLException {
    List<String> parts = new ArrayList<>();
    try (ResultSet names = statement.executeQuery(TABLES)) {
      while (names.next()) {
        parts.add(CONTENT.formatted(names.getString(1)));
      }
    }
    return String.join(" UNION ALL ", parts);
  }
}
