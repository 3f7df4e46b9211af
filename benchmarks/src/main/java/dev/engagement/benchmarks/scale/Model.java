package dev.engagement.benchmarks.scale;

import dev.engagement.benchmarks.surroundings.EngineApi;
import dev.engagement.benchmarks.surroundings.EngineProcess;
import dev.engagement.benchmarks.surroundings.EngineWorld;
import dev.engagement.benchmarks.surroundings.Workspace;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A customer with one recipient, made by the engine over HTTP: what all others are copied from.
 *
 * @param tenant its id
 * @param content the tables that hold a customer's rows, whoever is enrolled
 */
record Model(String tenant, List<String> content) {

  /** Tables to which an enrollment adds a row for each recipient. */
  static final List<String> OF_RECIPIENTS =
      List.of("contact", "contact_address", "recipient", "queue_item");

  /** Tables to which an enrollment adds a row. */
  static final List<String> OF_ENROLLMENTS = List.of("enrollment", "enrollment_due");

  private static final Set<String> BESIDE =
      Set.of("audit_entry", "idempotent_request", "log_head", "tenant_due");

  private static final int RECIPIENTS = 7;

  /** Makes it, and checks that an enrollment writes to the tables that are known here alone. */
  static Model lay(Workspace workspace, EngineProcess engine, Connection connection)
      throws IOException, InterruptedException, SQLException {
    EngineWorld world = EngineWorld.lay(new EngineApi(engine.address()));
    Tables tables = new Tables(connection);
    String tenant = newest(connection);
    Map<String, Long> before = tables.rowsOf(tenant);
    world.enroll(EngineWorld.list(workspace.folder("lists").resolve("model.csv"), 0, RECIPIENTS));
    Map<String, Long> after = tables.rowsOf(tenant);
    check(before, after);
    forgetAllButOne(connection, tenant);
    List<String> content =
        before.keySet().stream()
            .filter(table -> before.get(table) > 0 && !table.equals("idempotent_request"))
            .toList();
    return new Model(tenant, content);
  }

  private static String newest(Connection connection) throws SQLException {
    return Sql.text(
        connection, "SELECT id FROM engagement_global.customer ORDER BY id DESC LIMIT 1");
  }

  private static void check(Map<String, Long> before, Map<String, Long> after) {
    Set<String> unknown = new TreeSet<>();
    after.forEach(
        (table, rows) -> {
          long added = rows - before.getOrDefault(table, 0L);
          long known =
              OF_RECIPIENTS.contains(table) ? RECIPIENTS : OF_ENROLLMENTS.contains(table) ? 1 : 0;
          if (added != known && !BESIDE.contains(table)) {
            unknown.add(table + ": " + added + " rows instead of " + known);
          }
        });
    if (!unknown.isEmpty()) {
      throw new IllegalStateException("an enrollment writes what is not laid out here: " + unknown);
    }
  }

  /** One recipient is the model, and it is never due. */
  private static void forgetAllButOne(Connection connection, String tenant) throws SQLException {
    String of = " WHERE tenant_id = '" + tenant + "'";
    String others = of + " AND %s <> (SELECT min(%s::text)::uuid FROM engagement.%s" + of + ")";
    Sql.run(
        connection,
        "SET session_replication_role = replica",
        "DELETE FROM engagement.queue_item" + others.formatted("id", "id", "queue_item"),
        "DELETE FROM engagement.recipient"
            + of
            + " AND id NOT IN (SELECT recipient_id FROM engagement.queue_item"
            + of
            + ")",
        "DELETE FROM engagement.contact"
            + of
            + " AND id NOT IN (SELECT contact_id FROM engagement.recipient"
            + of
            + ")",
        "DELETE FROM engagement.contact_address"
            + of
            + " AND contact_id NOT IN (SELECT id FROM engagement.contact"
            + of
            + ")",
        "DELETE FROM engagement.tenant_due" + of,
        "SET session_replication_role = origin");
  }
}
