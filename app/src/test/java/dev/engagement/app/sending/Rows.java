package dev.engagement.app.sending;

import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.postgres.DatabaseLogin;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Looks into the database past everything that the engine says about itself. */
final class Rows {

  private final DatabaseLogin superuser;

  Rows(DatabaseLogin superuser) {
    this.superuser = superuser;
  }

  private interface Reading<T> {
    T read(ResultSet rows) throws SQLException;
  }

  private <T> T query(String sql, Reading<T> reading) {
    try (Connection connection = superuser.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return reading.read(rows);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Returns the one number that is asked for. */
  long number(String sql) {
    return query(
        sql,
        rows -> {
          rows.next();
          return rows.getLong(1);
        });
  }

  /** Returns numbers by name. */
  Map<String, Long> numbers(String sql) {
    return query(
        sql,
        rows -> {
          Map<String, Long> numbers = new HashMap<>();
          while (rows.next()) {
            numbers.put(rows.getString(1), rows.getLong(2));
          }
          return numbers;
        });
  }

  /** Returns the state of every item. */
  Map<UUID, String> states() {
    return query(
        "SELECT id, state FROM engagement.queue_item",
        rows -> {
          Map<UUID, String> states = new HashMap<>();
          while (rows.next()) {
            states.put(rows.getObject(1, UUID.class), rows.getString(2));
          }
          return states;
        });
  }

  /** Returns how many items there are in each state. */
  Map<String, Long> stateCounts() {
    return numbers("SELECT state, count(*) FROM engagement.queue_item GROUP BY state");
  }

  /** Returns when every item is due. */
  Map<UUID, Instant> due() {
    return query(
        "SELECT id, due_at FROM engagement.queue_item",
        rows -> {
          Map<UUID, Instant> due = new HashMap<>();
          while (rows.next()) {
            due.put(
                rows.getObject(1, UUID.class), rows.getObject(2, OffsetDateTime.class).toInstant());
          }
          return due;
        });
  }

  /** Returns every item with what it can be stopped by. */
  List<Mail> mails() {
    return query(
        "SELECT i.id, i.tenant_id, i.sequence_id, i.enrollment_id, i.recipient_id, r.email"
            + " FROM engagement.queue_item i JOIN engagement.recipient r"
            + " ON r.tenant_id = i.tenant_id AND r.id = i.recipient_id ORDER BY i.id",
        rows -> {
          List<Mail> mails = new ArrayList<>();
          while (rows.next()) {
            mails.add(mail(rows));
          }
          return mails;
        });
  }

  private static Mail mail(ResultSet row) throws SQLException {
    return new Mail(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getObject(4, UUID.class),
        row.getObject(5, UUID.class),
        row.getString(6));
  }

  /** Returns how many items of a tenant there are in each state. */
  Map<String, Long> states(TenantId tenant) {
    return numbers(
        "SELECT state, count(*) FROM engagement.queue_item WHERE tenant_id = '"
            + tenant
            + "' GROUP BY state");
  }

  /** Returns how many items of a tenant there are for each reason. */
  Map<String, Long> reasons(TenantId tenant) {
    return numbers(
        "SELECT coalesce(reason, 'none'), count(*) FROM engagement.queue_item WHERE tenant_id = '"
            + tenant
            + "' GROUP BY reason");
  }

  /** Returns how often a tenant's mails count as tried. */
  long attempts(TenantId tenant) {
    return number(
        "SELECT sum(attempts) FROM engagement.queue_item WHERE tenant_id = '" + tenant + "'");
  }

  /** Returns how many entries of a type a tenant's log has. */
  long audited(TenantId tenant, String type) {
    return number(
        "SELECT count(*) FROM engagement.audit_entry WHERE tenant_id = '"
            + tenant
            + "' AND type = '"
            + type
            + "'");
  }

  /** Returns how many items a worker may have on the wire. */
  long onTheWire(String worker) {
    return number(
        "SELECT count(*) FROM engagement.queue_item WHERE state = 'Sending' AND leased_by = '"
            + worker
            + "'");
  }

  /** Returns how many items something is still to become of. */
  long unfinished() {
    return number(
        "SELECT count(*) FROM engagement.queue_item WHERE finished_at IS NULL AND state <> 'Parked'");
  }

  /** Ends every session of the engine, as an administrator would. */
  long terminateSessions() {
    return number(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
  }
}
