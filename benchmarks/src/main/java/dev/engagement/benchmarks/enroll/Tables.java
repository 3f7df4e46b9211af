package dev.engagement.benchmarks.enroll;

import dev.engagement.benchmarks.surroundings.DatabaseServer;
import java.sql.SQLException;
import java.util.List;

/** The tables that an enrollment fills with a row for each recipient. */
final class Tables {

  private static final List<String> FILLED =
      List.of("contact", "contact_address", "recipient", "queue_item");

  private Tables() {}

  /** Checks that there is a row for each recipient everywhere. */
  static void check(DatabaseServer database, String name, long recipients) throws SQLException {
    for (String table : FILLED) {
      long rows = database.number(name, "SELECT count(*) FROM engagement." + table);
      if (rows != recipients) {
        throw new IllegalStateException(table + " has " + rows + " rows instead of " + recipients);
      }
    }
  }
}
