package dev.engagement.testkit;

import dev.engagement.ports.mail.Message;
import dev.engagement.ports.mail.MessageStore;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.tenant.TenantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

final class InMemoryMessageStore implements MessageStore {

  private final InMemoryDatabase database;
  private final Table<UUID, Message> messages;
  private final Table<UUID, UUID> byItem;

  InMemoryMessageStore(InMemoryDatabase database) {
    this.database = database;
    this.messages = database.tables.messages;
    this.byItem = database.tables.messagesByItem;
  }

  @Override
  public void add(TenantId tenant, List<Message> added) {
    database.enter(tenant);
    added.forEach(message -> add(tenant, message));
  }

  private void add(TenantId tenant, Message message) {
    database.require(message.tenant().equals(tenant), "only the tenant's own are added");
    requireParents(message);
    Optional<Message> known = message.item().flatMap(item -> find(tenant, item));
    if (known.isPresent()) {
      messages.put(tenant, known.get().id(), completed(known.get(), message));
      return;
    }
    messages.add(tenant, message.id(), message);
    message.item().ifPresent(item -> byItem.put(tenant, item.value(), message.id()));
  }

  private void requireParents(Message message) {
    InMemoryTables tables = database.tables;
    TenantId tenant = message.tenant();
    boolean there =
        message.item().map(item -> tables.items.has(tenant, item.value())).orElse(true)
            && tables.identities.has(tenant, message.identity().value())
            && tables.contacts.has(tenant, message.contact().value())
            && tables.templates.has(tenant, message.template().value());
    database.require(there, "a message's item, identity, contact and template are there");
  }

  private static Message completed(Message known, Message later) {
    return new Message(
        known.tenant(),
        known.id(),
        known.item(),
        known.direction(),
        known.identity(),
        known.contact(),
        known.template(),
        known.templateRevision(),
        known.providerId().or(later::providerId),
        known.messageId(),
        known.at());
  }

  @Override
  public Map<QueueItemId, Message> findByItems(TenantId tenant, Collection<QueueItemId> items) {
    database.enter(tenant);
    Map<QueueItemId, Message> found = new HashMap<>();
    items.forEach(item -> find(tenant, item).ifPresent(message -> found.put(item, message)));
    return found;
  }

  private Optional<Message> find(TenantId tenant, QueueItemId item) {
    return byItem.find(tenant, item.value()).flatMap(id -> messages.find(tenant, id));
  }
}
