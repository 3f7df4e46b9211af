package dev.engagement.benchmarks.surroundings;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A queue with recipients, suppressions and an audit trail, as one would write it by hand: what
 * those keep their truth in that bring no tables of their own for it.
 */
public final class PlainTables {

  /** The one customer of a run. */
  public static final UUID TENANT = UUID.fromString("00000000-0000-7000-8000-000000000001");

  /** The one list of a run. */
  public static final UUID ENROLLMENT = UUID.fromString("00000000-0000-7000-9000-000000000001");

  /** Creates the tables, and ten thousand addresses that are not to be written to. */
  public static final String[] SCHEMA = {
    """
    CREATE TABLE recipient (
      id uuid PRIMARY KEY,
      email text NOT NULL,
      first_name text,
      company text,
      city text)
    """,
    """
    CREATE TABLE suppression (
      tenant_id uuid NOT NULL,
      email text NOT NULL,
      PRIMARY KEY (tenant_id, email))
    """,
    """
    CREATE TABLE send_item (
      id uuid PRIMARY KEY,
      tenant_id uuid NOT NULL,
      enrollment_id uuid NOT NULL,
      recipient_id uuid NOT NULL,
      step integer NOT NULL DEFAULT 1,
      state text NOT NULL DEFAULT 'Queued',
      due_at timestamptz NOT NULL,
      attempts integer NOT NULL DEFAULT 0,
      leased_by text,
      leased_at timestamptz,
      provider_message_id text,
      last_error text,
      created_at timestamptz NOT NULL DEFAULT now())
    """,
    "CREATE INDEX send_item_due ON send_item (due_at) WHERE state = 'Queued'",
    "CREATE INDEX send_item_enrollment ON send_item (tenant_id, enrollment_id)",
    """
    CREATE TABLE audit_entry (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      tenant_id uuid NOT NULL,
      enrollment_id uuid NOT NULL,
      item_id uuid NOT NULL,
      type text NOT NULL,
      at timestamptz NOT NULL DEFAULT now(),
      payload jsonb)
    """,
    "CREATE INDEX audit_entry_enrollment ON audit_entry (tenant_id, enrollment_id, id)",
    "INSERT INTO suppression SELECT '"
        + TENANT
        + "', 'silent' || n || '@example.com' FROM generate_series(1, 10000) n",
  };

  private static final String COPY_RECIPIENTS = "COPY recipient FROM STDIN";
  private static final String COPY_ITEMS =
      "COPY send_item (id, tenant_id, enrollment_id, recipient_id, due_at) FROM STDIN";
  private static final int CHUNK = 60_000;

  private PlainTables() {}

  /** Returns the id of an item and of its recipient: ids grow, as those of version 7 do. */
  public static UUID id(long number) {
    return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L | number);
  }

  /** Adds recipients, numbered from the first one on. */
  public static void copyRecipients(Connection connection, long first, int count)
      throws SQLException {
    copy(connection, COPY_RECIPIENTS, first, count, PlainTables::recipient);
  }

  private static String recipient(long number) {
    return String.join(
        "\t",
        id(number).toString(),
        UnitOfWork.email(number),
        UnitOfWork.firstName(number),
        UnitOfWork.company(number),
        UnitOfWork.city());
  }

  /** Adds items that are due. */
  public static void copyItems(Connection connection, long first, int count) throws SQLException {
    String constant = "\t" + TENANT + "\t" + ENROLLMENT + "\t";
    String due = "\t" + Instant.now().minusSeconds(1);
    copy(connection, COPY_ITEMS, first, count, number -> id(number) + constant + id(number) + due);
  }

  private static void copy(Connection connection, String sql, long first, int count, Row row)
      throws SQLException {
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    StringBuilder rows = new StringBuilder();
    for (long number = first; number < first + count; number++) {
      rows.append(row.of(number)).append('\n');
      if (rows.length() > CHUNK) {
        write(copy, rows);
      }
    }
    write(copy, rows);
    copy.endCopy();
  }

  private static void write(CopyIn copy, StringBuilder rows) throws SQLException {
    byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    rows.setLength(0);
  }

  private interface Row {
    String of(long number);
  }
}
