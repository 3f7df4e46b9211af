package dev.engagement.benchmarks.ceiling;

import dev.engagement.benchmarks.peer.Mail;
import dev.engagement.benchmarks.surroundings.PlainTables;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Adds items one by one, and wakes who claims them. */
final class RawFeed {

  static final String CHANNEL = "send_item";

  private static final String ADD =
      """
      WITH added AS (
        INSERT INTO recipient (id, email, first_name, company, city) VALUES (?, ?, ?, ?, ?)
        RETURNING id
      ), queued AS (
        INSERT INTO send_item (id, tenant_id, enrollment_id, recipient_id, due_at)
        SELECT id, ?, ?, id, now() FROM added
      )
      SELECT pg_notify(?, '')
      """;

  private final PreparedStatement add;

  RawFeed(String database) throws SQLException {
    Connection connection = DriverManager.getConnection(database);
    add = connection.prepareStatement(ADD);
  }

  void add(long number) throws SQLException {
    Mail mail = Mail.to(number);
    add.setObject(1, PlainTables.id(number));
    add.setString(2, mail.email());
    add.setString(3, mail.firstName());
    add.setString(4, mail.company());
    add.setString(5, mail.city());
    add.setObject(6, PlainTables.TENANT);
    add.setObject(7, PlainTables.ENROLLMENT);
    add.setString(8, CHANNEL);
    add.execute();
  }
}
