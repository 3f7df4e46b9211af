package dev.engagement.benchmarks.enroll;

import dev.engagement.benchmarks.surroundings.UnitOfWork;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongFunction;

/** Inserts recipients into the engine's tables, a batch with four statements. */
final class RowInserts {

  private static final String CONTACTS =
      """
      INSERT INTO engagement.contact
        (tenant_id, id, first_name, last_name, timezone, created_at)
      SELECT CAST(? AS uuid), n.id, n.first_name, NULL, NULL, now()
        FROM unnest(?, ?) AS n (id, first_name)
      """;

  private static final String ADDRESSES =
      """
      INSERT INTO engagement.contact_address
        (tenant_id, contact_id, email, email_norm, created_at)
      SELECT CAST(? AS uuid), n.id, n.email, n.email_norm, now()
        FROM unnest(?, ?, ?) AS n (id, email, email_norm)
      """;

  private static final String RECIPIENTS =
      """
      INSERT INTO engagement.recipient (
        tenant_id, enrollment_id, sequence_id, current_step_id, id, contact_id, next_run_at,
        started_at, finished_at, state, end_reason, email, email_norm, first_name, last_name,
        timezone, variables)
      SELECT CAST(? AS uuid), CAST(? AS uuid), CAST(? AS uuid), CAST(? AS uuid), n.id,
             n.contact_id, now(), now(), NULL, 'queued', NULL, n.email, n.email_norm, n.first_name,
             NULL, NULL, CAST(n.variables AS jsonb)
        FROM unnest(?, ?, ?, ?, ?, ?)
          AS n (id, contact_id, email, email_norm, first_name, variables)
      """;

  private static final String ITEMS =
      """
      INSERT INTO engagement.queue_item (
        tenant_id, enrollment_id, sequence_id, step_id, id, recipient_id, due_at, created_at,
        finished_at, leased_until, epoch, step_order, attempts, state, leased_by, reason)
      SELECT CAST(? AS uuid), CAST(? AS uuid), CAST(? AS uuid), CAST(? AS uuid), n.id,
             n.recipient_id, now(), now(), NULL, NULL, 0, 0, 0, 'Queued', NULL, NULL
        FROM unnest(?, ?) AS n (id, recipient_id)
      """;

  private final Connection connection;
  private final Target target;
  private long lastId = System.currentTimeMillis() << 12;

  /** Begins inserts of the target's tenant, in the open transaction of the connection. */
  RowInserts(Connection connection, Target target) throws SQLException {
    this.connection = connection;
    this.target = target;
    try (PreparedStatement tenant =
        connection.prepareStatement("SELECT engagement.set_tenant(CAST(? AS uuid))")) {
      tenant.setString(1, target.tenant());
      tenant.execute();
    }
  }

  void insert(long first, int count) throws SQLException {
    UUID[] contacts = ids(count);
    UUID[] recipients = ids(count);
    String[] emails = texts(first, count, UnitOfWork::email);
    String[] names = texts(first, count, UnitOfWork::firstName);
    String[] variables = texts(first, count, RowInserts::variables);
    String tenant = target.tenant();
    execute(CONTACTS, tenant, contacts, names);
    execute(ADDRESSES, tenant, contacts, emails, emails);
    execute(
        RECIPIENTS,
        tenant,
        target.enrollment(),
        target.sequence(),
        target.step(),
        recipients,
        contacts,
        emails,
        emails,
        names,
        variables);
    execute(
        ITEMS,
        tenant,
        target.enrollment(),
        target.sequence(),
        target.step(),
        ids(count),
        recipients);
  }

  private void execute(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        if (values[i] instanceof String text) {
          statement.setString(i + 1, text);
        } else if (values[i] instanceof UUID[] ids) {
          statement.setArray(i + 1, connection.createArrayOf("uuid", ids));
        } else {
          statement.setArray(i + 1, connection.createArrayOf("text", (String[]) values[i]));
        }
      }
      statement.executeUpdate();
    }
  }

  /** Ids that begin with the time and grow, as the engine's do. */
  private UUID[] ids(int count) {
    UUID[] ids = new UUID[count];
    for (int i = 0; i < count; i++) {
      lastId++;
      ids[i] =
          new UUID(
              lastId >>> 12 << 16 | 0x7000L | lastId & 0xFFF,
              ThreadLocalRandom.current().nextLong() >>> 2 | Long.MIN_VALUE);
    }
    return ids;
  }

  private static String[] texts(long first, int count, LongFunction<String> text) {
    String[] texts = new String[count];
    for (int i = 0; i < count; i++) {
      texts[i] = text.apply(first + i);
    }
    return texts;
  }

  private static String variables(long number) {
    return "{\"city\":\"%s\",\"company\":\"%s\"}"
        .formatted(UnitOfWork.city(), UnitOfWork.company(number));
  }

  /** What all the rows belong to. */
  record Target(String tenant, String enrollment, String sequence, String step) {}
}
