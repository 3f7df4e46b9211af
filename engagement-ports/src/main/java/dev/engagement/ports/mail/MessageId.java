package dev.engagement.ports.mail;

import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.queue.QueueItemId;

/**
 * Derives the {@code Message-ID} of an item's mail (RFC 5322, section 3.6.4), so that evidence
 * always finds its item.
 */
public final class MessageId {

  private MessageId() {}

  /** Returns the id with its angle brackets. */
  public static String of(QueueItemId item, EmailAddress sender) {
    return "<" + item + "@" + sender.domain() + ">";
  }
}
