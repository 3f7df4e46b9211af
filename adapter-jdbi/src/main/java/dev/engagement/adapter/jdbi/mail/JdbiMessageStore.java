package dev.engagement.adapter.jdbi.mail;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.adapter.jdbi.session.Rows;
import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.contact.ContactId;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.mail.Message;
import dev.engagement.ports.mail.MessageDirection;
import dev.engagement.ports.mail.MessageStore;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.template.TemplateId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.result.RowView;

final class JdbiMessageStore implements MessageStore {

  /** An item that is not the tenant's leaves a column empty that must not be. */
  private static final String ADD =
      """
      INSERT INTO engagement.message AS m (
        tenant_id, id, item_id, direction, identity_id, contact_id, template_id,
        template_revision, provider_id, message_id, at)
      SELECT :tenant, n.id, n.item_id,
             CASE WHEN n.item_id IS NULL OR q.id IS NOT NULL THEN n.direction END,
             n.identity_id, n.contact_id, n.template_id, n.template_revision, n.provider_id,
             n.message_id, n.at
        FROM unnest(:ids, :items, :directions, :identities, :contacts, :templates, :revisions,
                    :providerIds, :messageIds, :instants)
          AS n (id, item_id, direction, identity_id, contact_id, template_id,
                template_revision, provider_id, message_id, at)
        LEFT JOIN engagement.queue_item q
          ON q.tenant_id = :tenant
         AND q.id = n.item_id
       ORDER BY n.item_id
      ON CONFLICT (tenant_id, item_id) DO UPDATE
         SET provider_id = excluded.provider_id
       WHERE m.provider_id IS NULL AND excluded.provider_id IS NOT NULL
      """;

  private static final String BY_ITEMS =
      """
      SELECT tenant_id, id, item_id, direction, identity_id, contact_id, template_id,
             template_revision, provider_id, message_id, at
        FROM engagement.message
       WHERE tenant_id = :tenant
         AND item_id = ANY (:items)
      """;

  private final Session session;

  JdbiMessageStore(Session session) {
    this.session = session;
  }

  @Override
  public void add(TenantId tenant, List<Message> messages) {
    columns(messages)
        .bindTo(session.handle(tenant).createUpdate(ADD))
        .bind("tenant", tenant)
        .execute();
  }

  private static Columns<Message> columns(List<Message> messages) {
    return Columns.of(messages)
        .uuids("ids", Message::id)
        .uuids("items", message -> message.item().map(QueueItemId::value).orElse(null))
        .texts("directions", message -> message.direction().code())
        .uuids("identities", message -> message.identity().value())
        .uuids("contacts", message -> message.contact().value())
        .uuids("templates", message -> message.template().value())
        .integers("revisions", Message::templateRevision)
        .texts("providerIds", message -> message.providerId().orElse(null))
        .texts("messageIds", Message::messageId)
        .instants("instants", Message::at);
  }

  @Override
  public Map<QueueItemId, Message> findByItems(TenantId tenant, Collection<QueueItemId> items) {
    return Columns.of(items)
        .uuids("items", QueueItemId::value)
        .bindTo(session.handle(tenant).createQuery(BY_ITEMS))
        .bind("tenant", tenant)
        .map(JdbiMessageStore::message)
        .collect(Collectors.toMap(message -> message.item().orElseThrow(), Function.identity()));
  }

  private static Message message(RowView row) {
    return new Message(
        row.getColumn("tenant_id", TenantId.class),
        row.getColumn("id", UUID.class),
        Rows.optional(row, "item_id", QueueItemId.class),
        row.getColumn("direction", MessageDirection.class),
        row.getColumn("identity_id", IdentityId.class),
        row.getColumn("contact_id", ContactId.class),
        row.getColumn("template_id", TemplateId.class),
        row.getColumn("template_revision", Integer.class),
        Rows.optional(row, "provider_id", String.class),
        row.getColumn("message_id", String.class),
        row.getColumn("at", Instant.class));
  }
}
