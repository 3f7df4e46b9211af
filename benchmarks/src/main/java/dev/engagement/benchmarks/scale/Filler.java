package dev.engagement.benchmarks.scale;

import dev.engagement.benchmarks.surroundings.DatabaseServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Lays out customers and lists in SQL, as large as no HTTP request would in time. */
final class Filler implements AutoCloseable {

  private static final String ITEMS =
      "CROSS JOIN LATERAL generate_series(c.first_item, c.first_item + c.size - 1) AS i";

  /** What takes half of the time of {@link Model#OF_RECIPIENTS}. */
  private static final String LONGEST = "recipient";

  private final Connection connection;
  private final Connection beside;
  private final Model model;
  private final Tables tables;

  private Filler(Connection connection, Connection beside, Model model) {
    this.connection = connection;
    this.beside = beside;
    this.model = model;
    this.tables = new Tables(connection);
  }

  /** Begins in a database in which there is nobody but the model. */
  static Filler open(DatabaseServer server, String database, Model model) throws SQLException {
    Connection connection = connect(server, database);
    Sql.run(connection, Basis.STATEMENTS);
    return new Filler(connection, connect(server, database), model);
  }

  /** Foreign keys hold by construction; to check each of them would take longer than all else. */
  private static Connection connect(DatabaseServer server, String database) throws SQLException {
    Connection connection = DriverManager.getConnection(server.url(database));
    Sql.run(connection, "SET session_replication_role = replica", "SET work_mem = '256MB'");
    Sql.run(connection, "SET maintenance_work_mem = '1GB'");
    return connection;
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

  /**
   * Adds lists, with what an enrollment of them leaves. They are due last of all: a worker that
   * looked before their items are there would put them off. Returns how many items these are.
   */
  long lists(Lists lists) throws SQLException {
    Sql.run(connection, "TRUNCATE bench.list", lists.insert());
    Sql.run(connection, enrollments());
    recipients();
    Sql.run(connection, due());
    return Sql.number(connection, "SELECT coalesce(sum(size), 0) FROM bench.list");
  }

  /** On two connections, because one keeps one core busy. */
  private void recipients() throws SQLException {
    String longest = recipients("engagement." + LONGEST);
    CompletableFuture<Void> half = CompletableFuture.runAsync(() -> runBeside(longest));
    for (String table : Model.OF_RECIPIENTS) {
      if (!table.equals(LONGEST)) {
        Sql.run(connection, recipients("engagement." + table));
      }
    }
    half.join();
  }

  private void runBeside(String sql) {
    try {
      Sql.run(beside, sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
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
    beside.close();
    connection.close();
  }
}
