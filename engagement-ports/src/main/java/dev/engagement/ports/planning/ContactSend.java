package dev.engagement.ports.planning;

import dev.engagement.ports.contact.ContactId;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.sequence.SequenceId;

/** A send that a contact's cooldowns are asked about. */
public record ContactSend(QueueItemId item, ContactId contact, SequenceId sequence) {}
