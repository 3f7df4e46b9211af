package dev.engagement.ports.mail;

import dev.engagement.ports.CrossTenant;
import dev.engagement.ports.DrivenPort;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Hands mail to one provider. Safe for concurrent use. */
@DrivenPort
public interface MailSender {

  /** Returns the provider. */
  @CrossTenant("the same for every tenant")
  Provider provider();

  /** Returns whether there are credentials with which this tenant's mail could be handed over. */
  boolean ready(TenantId tenant);

  /**
   * Hands mails over, each at most once: nothing beneath this call tries again. The permit is asked
   * right before each request begins; where it does not hold, the answer is {@link
   * SendOutcome.NotTaken#late}.
   *
   * @return what the provider said to each, in the same order; it never throws for what a provider
   *     or network does
   */
  List<SendOutcome> deliver(
      TenantId tenant, SenderIdentity sender, List<OutgoingMail> mails, StartPermit permit);

  /**
   * Returns what the provider shows of items whose outcome is unknown; one that is left out shows
   * nothing.
   */
  Map<QueueItemId, Evidence> evidence(
      TenantId tenant, SenderIdentity sender, Collection<QueueItemId> items);

  /**
   * Asks the provider whether it would take mail from this sender. Nothing is sent. It never throws
   * for what a provider or network does.
   */
  Proof verify(TenantId tenant, SenderIdentity sender);
}
