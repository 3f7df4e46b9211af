package dev.engagement.core.planning;

import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.suppression.UnsubscribeLinks;
import dev.engagement.ports.suppression.UnsubscribeTarget;
import dev.engagement.ports.tenant.TenantId;
import java.net.URI;
import java.util.Optional;

/**
 * Knows whether there is a way to unsubscribe, and does not sign a link for each simulated mail.
 */
final class OneLink implements UnsubscribeLinks {

  private final Optional<URI> link;

  OneLink(UnsubscribeLinks links, TenantId tenant, RecipientId anybody) {
    this.link = links.link(tenant, anybody);
  }

  @Override
  public Optional<URI> link(TenantId tenant, RecipientId recipient) {
    return link;
  }

  @Override
  public Optional<UnsubscribeTarget> read(String token) {
    return Optional.empty();
  }
}
