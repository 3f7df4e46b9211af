package dev.engagement.ports.mail;

import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.queue.QueueItemId;
import java.net.URI;
import java.util.Optional;

/**
 * A mail to be handed to a provider.
 *
 * @param item the item it is for, which travels with it
 * @param messageId the {@code Message-ID} (RFC 5322, section 3.6.4), with its angle brackets,
 *     derived from the item
 * @param toName the recipient's name, or empty
 * @param unsubscribe where the recipient unsubscribes with one click (RFC 8058), or empty
 */
public record OutgoingMail(
    QueueItemId item,
    String messageId,
    EmailAddress to,
    Optional<String> toName,
    String subject,
    String html,
    String text,
    Optional<URI> unsubscribe) {

  /** Hides content and address, so that they never reach a log by accident. */
  @Override
  public String toString() {
    return "OutgoingMail[" + item + "]";
  }
}
