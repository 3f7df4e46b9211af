package dev.engagement.adapter.jdbi.planning;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.adapter.jdbi.session.Rows;
import dev.engagement.ports.planning.ContactSend;
import dev.engagement.ports.planning.LastSends;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** When contacts last had mail. The row of a contact stands for all of it when it is locked. */
final class ContactSends {

  private static final String LAST =
      """
      SELECT n.item_id,
             CASE WHEN a.item_id = n.item_id THEN a.before_at ELSE a.sent_at END AS of_any,
             CASE WHEN s.item_id = n.item_id THEN s.before_at ELSE s.sent_at END AS of_sequence
        FROM unnest(:items, :contacts, :sequences) AS n (item_id, contact_id, sequence_id)
        LEFT JOIN engagement.contact_send a
          ON a.tenant_id = :tenant AND a.contact_id = n.contact_id
        LEFT JOIN engagement.contact_sequence_send s
          ON s.tenant_id = :tenant
         AND s.contact_id = n.contact_id
         AND s.sequence_id = n.sequence_id
      """;

  private static final String ENSURE =
      """
      INSERT INTO engagement.contact_send (tenant_id, contact_id)
      SELECT :tenant, c.id
        FROM engagement.contact c
       WHERE c.tenant_id = :tenant
         AND c.id = ANY (:contacts)
       ORDER BY c.id
      ON CONFLICT (tenant_id, contact_id) DO NOTHING
      """;

  private static final String LOCK =
      """
      SELECT contact_id
        FROM engagement.contact_send
       WHERE tenant_id = :tenant
         AND contact_id = ANY (:contacts)
       ORDER BY contact_id
         FOR UPDATE
      """;

  private static final String RECORD_ANY =
      """
      INSERT INTO engagement.contact_send AS c (tenant_id, contact_id, item_id, sent_at)
      SELECT :tenant, n.contact_id, n.item_id, :at
        FROM unnest(:items, :contacts) AS n (item_id, contact_id)
       ORDER BY n.contact_id
      ON CONFLICT (tenant_id, contact_id) DO UPDATE
         SET item_id = excluded.item_id,
             sent_at = excluded.sent_at,
             before_at = CASE WHEN c.item_id = excluded.item_id THEN c.before_at ELSE c.sent_at END
      """;

  private static final String RECORD_SEQUENCE =
      """
      INSERT INTO engagement.contact_sequence_send AS c (
        tenant_id, contact_id, sequence_id, item_id, sent_at)
      SELECT :tenant, n.contact_id, n.sequence_id, n.item_id, :at
        FROM unnest(:items, :contacts, :sequences) AS n (item_id, contact_id, sequence_id)
       ORDER BY n.contact_id, n.sequence_id
      ON CONFLICT (tenant_id, contact_id, sequence_id) DO UPDATE
         SET item_id = excluded.item_id,
             sent_at = excluded.sent_at,
             before_at = CASE WHEN c.item_id = excluded.item_id THEN c.before_at ELSE c.sent_at END
      """;

  private final Handle handle;
  private final TenantId tenant;

  ContactSends(Handle handle, TenantId tenant) {
    this.handle = handle;
    this.tenant = tenant;
  }

  Map<QueueItemId, LastSends> last(Collection<ContactSend> sends) {
    return contacts(sends)
        .uuids("items", send -> send.item().value())
        .uuids("sequences", send -> send.sequence().value())
        .bindTo(handle.createQuery(LAST))
        .bind("tenant", tenant)
        .map(ContactSends::last)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map.Entry<QueueItemId, LastSends> last(RowView row) {
    return Map.entry(
        row.getColumn("item_id", QueueItemId.class),
        new LastSends(
            Rows.optional(row, "of_any", Instant.class),
            Rows.optional(row, "of_sequence", Instant.class)));
  }

  void lock(Collection<ContactSend> sends) {
    Columns<ContactSend> contacts = contacts(sends);
    contacts.bindTo(handle.createUpdate(ENSURE)).bind("tenant", tenant).execute();
    contacts.bindTo(handle.createQuery(LOCK)).bind("tenant", tenant).mapToMap().list();
  }

  void record(Collection<ContactSend> sends, Instant at) {
    Columns<ContactSend> columns = contacts(sends).uuids("items", send -> send.item().value());
    columns.bindTo(handle.createUpdate(RECORD_ANY)).bind("tenant", tenant).bind("at", at).execute();
    columns
        .uuids("sequences", send -> send.sequence().value())
        .bindTo(handle.createUpdate(RECORD_SEQUENCE))
        .bind("tenant", tenant)
        .bind("at", at)
        .execute();
  }

  private static Columns<ContactSend> contacts(Collection<ContactSend> sends) {
    return Columns.of(sends).uuids("contacts", send -> send.contact().value());
  }
}
