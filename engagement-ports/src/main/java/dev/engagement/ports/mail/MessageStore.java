package dev.engagement.ports.mail;

import dev.engagement.ports.DrivenPort;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Keeps messages. Every method is confined to the tenant it is given. */
@DrivenPort
public interface MessageStore {

  /**
   * Adds messages; one for the same item takes over a provider id that it lacked, and is otherwise
   * left alone.
   */
  void add(TenantId tenant, List<Message> messages);

  /** Returns the messages of these items. */
  Map<QueueItemId, Message> findByItems(TenantId tenant, Collection<QueueItemId> items);
}
