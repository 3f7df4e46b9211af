package dev.engagement.ports.mail;

import dev.engagement.ports.contact.ContactId;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.template.TemplateId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A message that was sent, or may have been.
 *
 * @param id its id
 * @param item the queue item it was sent for; empty for mail outside a sequence
 * @param providerId what the provider calls it, where it said so
 */
public record Message(
    TenantId tenant,
    UUID id,
    Optional<QueueItemId> item,
    MessageDirection direction,
    IdentityId identity,
    ContactId contact,
    TemplateId template,
    int templateRevision,
    Optional<String> providerId,
    String messageId,
    Instant at) {}
