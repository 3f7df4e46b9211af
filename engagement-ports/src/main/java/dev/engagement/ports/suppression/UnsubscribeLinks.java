package dev.engagement.ports.suppression;

import dev.engagement.ports.CrossTenant;
import dev.engagement.ports.DrivenPort;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.tenant.TenantId;
import java.net.URI;
import java.util.Optional;

/** Makes the links by which recipients unsubscribe, and reads their tokens. */
@DrivenPort
public interface UnsubscribeLinks {

  /**
   * Returns the link for a recipient, or empty where no public address is configured. Its token is
   * signed over tenant and recipient, carries no address and never runs out.
   */
  Optional<URI> link(TenantId tenant, RecipientId recipient);

  /** Returns whom the token is about, or empty if it is not one of ours. */
  @CrossTenant("the token itself names the tenant, under our signature")
  Optional<UnsubscribeTarget> read(String token);
}
