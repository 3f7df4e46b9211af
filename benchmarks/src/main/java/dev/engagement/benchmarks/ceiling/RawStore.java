package dev.engagement.benchmarks.ceiling;

import dev.engagement.benchmarks.peer.Mail;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;

/**
 * The queue in bare SQL, in batches, over one connection. Not for two threads at once. What was
 * claimed is looked up as an array: a join would be planned for as many rows as the table has.
 */
final class RawStore implements AutoCloseable {

  private static final String CLAIM =
      """
      WITH due AS MATERIALIZED (
        SELECT id
          FROM send_item
         WHERE state = 'Queued'
           AND due_at <= now()
         ORDER BY due_at
         LIMIT ?
           FOR UPDATE SKIP LOCKED
      ), claimed AS (
        UPDATE send_item i
           SET state = 'Sending', leased_by = ?, leased_at = now(), attempts = i.attempts + 1
         WHERE i.id = ANY (ARRAY(SELECT id FROM due))
        RETURNING i.id, i.tenant_id, i.recipient_id
      )
      SELECT c.id, r.email, r.first_name, r.company, r.city,
             EXISTS (SELECT 1 FROM suppression s
                      WHERE s.tenant_id = c.tenant_id AND s.email = r.email)
        FROM claimed c
        JOIN recipient r ON r.id = c.recipient_id
      """;

  private static final String SETTLE =
      """
      WITH settled AS (
        UPDATE send_item i
           SET state = 'Sent', provider_message_id = s.message_id,
               leased_by = NULL, leased_at = NULL
          FROM unnest(?::uuid[], ?::text[]) s (id, message_id)
         WHERE i.id = s.id
        RETURNING i.id, i.tenant_id, i.enrollment_id
      )
      INSERT INTO audit_entry (tenant_id, enrollment_id, item_id, type, payload)
      SELECT tenant_id, enrollment_id, id, 'sent', '{"step": 1, "provider": "sendgrid"}'
        FROM settled
      """;

  private final Connection connection;
  private final PreparedStatement claim;
  private final PreparedStatement settle;
  private final String name;

  RawStore(String database, String name) throws SQLException {
    this.name = name;
    connection = DriverManager.getConnection(database);
    claim = prepare(CLAIM);
    settle = prepare(SETTLE);
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.unwrap(PGStatement.class).setPrepareThreshold(1);
    return statement;
  }

  List<Claimed> claim(int limit) throws SQLException {
    claim.setInt(1, limit);
    claim.setString(2, name);
    List<Claimed> claimed = new ArrayList<>(limit);
    try (ResultSet rows = claim.executeQuery()) {
      while (rows.next()) {
        Mail mail =
            new Mail(rows.getString(2), rows.getString(3), rows.getString(4), rows.getString(5));
        claimed.add(new Claimed(rows.getObject(1, UUID.class), mail, rows.getBoolean(6)));
      }
    }
    return claimed;
  }

  void settle(List<Settled> sent) throws SQLException {
    Object[] ids = sent.stream().map(Settled::id).toArray();
    Object[] messages = sent.stream().map(Settled::messageId).toArray();
    settle.setArray(1, connection.createArrayOf("uuid", ids));
    settle.setArray(2, connection.createArrayOf("text", messages));
    settle.executeUpdate();
  }

  void listen() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("LISTEN " + RawFeed.CHANNEL);
    }
  }

  /** Waits a moment for items that are added one by one. */
  void awaitNews() throws SQLException {
    connection.unwrap(PGConnection.class).getNotifications(100);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
