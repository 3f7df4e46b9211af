package dev.engagement.adapter.jdbi.planning;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.adapter.jdbi.session.Rows;
import dev.engagement.ports.contact.ContactId;
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

/**
 * When contacts last had mail. The row of a contact stands for all of its sends when it is locked.
 */
final class ContactSends {

  private static final String LAST =
      """
      SELECT n.item_id, last.of_any, last.of_sequence
        FROM unnest(:items, :contacts, :sequences) AS n (item_id, contact_id, sequence_id)
       CROSS JOIN LATERAL (
         SELECT max(sends.at) AS of_any,
                max(sends.at) FILTER (WHERE sends.sequence_id = n.sequence_id) AS of_sequence
           FROM (
             SELECT s.sequence_id,
                    CASE WHEN s.item_id = n.item_id THEN s.before_at ELSE s.sent_at END AS at
               FROM engagement.contact_sequence_send s
              WHERE s.tenant_id = :tenant
                AND s.contact_id = n.contact_id
           ) sends
       ) last
      """;

  private static final String LOCK =
      """
      SELECT c.id
        FROM engagement.contact c
       WHERE c.tenant_id = :tenant
         AND c.id = ANY (:contacts)
       ORDER BY c.id
         FOR NO KEY UPDATE
      """;

  private static final String RECORD =
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
    contacts(sends)
        .bindTo(handle.createQuery(LOCK))
        .bind("tenant", tenant)
        .mapTo(ContactId.class)
        .list();
  }

  void record(Collection<ContactSend> sends, Instant at) {
    contacts(sends)
        .uuids("items", send -> send.item().value())
        .uuids("sequences", send -> send.sequence().value())
        .bindTo(handle.createUpdate(RECORD))
        .bind("tenant", tenant)
        .bind("at", at)
        .execute();
  }

  private static Columns<ContactSend> contacts(Collection<ContactSend> sends) {
    return Columns.of(sends).uuids("contacts", send -> send.contact().value());
  }
}
