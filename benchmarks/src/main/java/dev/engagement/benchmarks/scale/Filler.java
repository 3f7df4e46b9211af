package dev.engagement.benchmarks.scale;

import dev.engagement.benchmarks.surroundings.DatabaseServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays out customers and lists in SQL, as large as no HTTP request would in time. */
final class Filler implements AutoCloseable {

  private static final String[] BASIS = {
    "DROP SCHEMA IF EXISTS bench CASCADE",
    "CREATE SCHEMA bench",
    """
    CREATE FUNCTION bench.of_customer(u uuid, n bigint) RETURNS uuid
      LANGUAGE sql IMMUTABLE PARALLEL SAFE
      AS $$ SELECT (left(u::text, 24) || lpad(to_hex(n), 12, '0'))::uuid $$
    """,
    """
    CREATE FUNCTION bench.of_customer(t text, n bigint) RETURNS text
      LANGUAGE sql IMMUTABLE PARALLEL SAFE
      AS $$ SELECT regexp_replace(
        t,
        '([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-)[0-9a-f]{12}',
        '\\1' || lpad(to_hex(n), 12, '0'),
        'g') $$
    """,
    // As the engine's own ids: in the order in which they are made, some of them a millisecond.
    """
    CREATE FUNCTION bench.numbered(kind integer, i bigint) RETURNS uuid
      LANGUAGE sql IMMUTABLE PARALLEL SAFE
      AS $$ SELECT (lpad(to_hex(1780000000000 + i / 50), 12, '0') || '700' || kind || '8'
                    || lpad(to_hex(i), 15, '0'))::uuid $$
    """,
    """
    CREATE TABLE bench.list (
      customer bigint, list bigint, first_item bigint, size bigint,
      due_from timestamptz, due_every interval, paused boolean)
    """
  };

  private static final String ITEMS =
      "CROSS JOIN LATERAL generate_series(c.first_item, c.first_item + c.size - 1) AS i";

  private final Connection connection;
  private final Model model;
  private final Tables tables;

  private Filler(Connection connection, Model model) {
    this.connection = connection;
    this.model = model;
    this.tables = new Tables(connection);
  }

  /** Begins in a database in which there is nobody but the model. */
  static Filler open(DatabaseServer server, String database, Model model) throws SQLException {
    Connection connection = DriverManager.getConnection(server.url(database));
    Sql.run(connection, BASIS);
    // Foreign keys hold by construction; to check each of them would take longer than all else.
    Sql.run(connection, "SET session_replication_role = replica", "SET work_mem = '256MB'");
    Sql.run(connection, "SET maintenance_work_mem = '1GB'");
    return new Filler(connection, model);
  }

  /** Adds customers of these numbers, each with a sender, a template and a sequence. */
  void customers(int first, int last) throws SQLException {
    String source = "(SELECT n AS customer FROM generate_series(" + first + ", " + last + ") n)";
    List<String> names = new ArrayList<>(List.of("engagement_global.customer"));
    model.content().forEach(table -> names.add("engagement." + table));
    for (String table : names) {
      RowCopy copy = new RowCopy(table, tables.columns(table)).withDocuments();
      Sql.run(connection, copy.insert(model.tenant(), source, ""));
    }
  }

  /** Adds lists, with what an enrollment of them leaves. Returns how many items these are. */
  long lists(Lists lists) throws SQLException {
    Sql.run(connection, "TRUNCATE bench.list", lists.insert());
    Sql.run(connection, enrollments(), due());
    for (String table : Model.OF_RECIPIENTS) {
      Sql.run(connection, recipients("engagement." + table));
    }
    return Sql.number(connection, "SELECT coalesce(sum(size), 0) FROM bench.list");
  }

  private String enrollments() throws SQLException {
    return copy("engagement.enrollment")
            .with("id", "bench.numbered(1, c.list)")
            .with("state", "CASE WHEN c.paused THEN 'paused' ELSE 'queued' END")
            .with("resumes_to", "CASE WHEN c.paused THEN 'queued' END")
            .with("accepted", "c.size")
            .with("unfinished", "c.size")
            .insert(model.tenant(), "bench.list", "")
        + """

        ON CONFLICT (tenant_id, id) DO UPDATE
           SET accepted = t.accepted + excluded.accepted,
               unfinished = t.unfinished + excluded.unfinished
        """;
  }

  private String due() throws SQLException {
    return copy("engagement.enrollment_due")
            .with("enrollment_id", "bench.numbered(1, c.list)")
            .with("next_due", "c.due_from")
            .insert(model.tenant(), "bench.list", "")
        + """

        ON CONFLICT (tenant_id, enrollment_id) DO UPDATE
           SET next_due = least(t.next_due, excluded.next_due)
        """;
  }

  private String recipients(String table) throws SQLException {
    RowCopy copy = copy(table);
    Map<String, String> columns = tables.columns(table);
    perRecipient(table.endsWith(".contact"), table.endsWith(".recipient"))
        .forEach(
            (column, expression) -> {
              if (columns.containsKey(column)) {
                copy.with(column, expression);
              }
            });
    return copy.insert(model.tenant(), "bench.list", ITEMS);
  }

  private static Map<String, String> perRecipient(boolean contact, boolean recipient) {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("id", "bench.numbered(" + (contact ? 2 : recipient ? 3 : 4) + ", i)");
    columns.put("contact_id", "bench.numbered(2, i)");
    columns.put("recipient_id", "bench.numbered(3, i)");
    columns.put("enrollment_id", "bench.numbered(1, c.list)");
    columns.put("email", "'person' || i || '@example.com'");
    columns.put("email_norm", "'person' || i || '@example.com'");
    columns.put("first_name", "'Ada' || i");
    columns.put("next_run_at", "c.due_from + (i - c.first_item) * c.due_every");
    columns.put("due_at", "c.due_from + (i - c.first_item) * c.due_every");
    if (recipient) {
      columns.put(
          "variables",
          "jsonb_build_object('city', 'Leeds', 'company', 'Keller & Sons ' || i % 997)");
    }
    return columns;
  }

  private RowCopy copy(String table) throws SQLException {
    return new RowCopy(table, tables.columns(table));
  }

  /** Adds many lists: indexes are built anew afterwards, which is faster. */
  long manyLists(Lists lists) throws SQLException {
    Map<String, String> indexes = new LinkedHashMap<>();
    for (String table : Model.OF_RECIPIENTS) {
      indexes.putAll(tables.secondaryIndexes("engagement." + table));
    }
    for (String index : indexes.keySet()) {
      Sql.run(connection, "DROP INDEX " + index);
    }
    long added = lists(lists);
    Sql.run(connection, indexes.values().toArray(String[]::new));
    return added;
  }

  /** Leaves the database as one that has been in use: vacuumed, analyzed and on the disk. */
  void settle() throws SQLException {
    Sql.run(connection, "VACUUM (ANALYZE)", "CHECKPOINT");
  }

  /** Does what the server does by itself, a minute after a list has come in. */
  void analyze() throws SQLException {
    for (String table : Model.OF_RECIPIENTS) {
      Sql.run(connection, "ANALYZE engagement." + table);
    }
  }

  /** Returns the connection that it works on. */
  Connection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
