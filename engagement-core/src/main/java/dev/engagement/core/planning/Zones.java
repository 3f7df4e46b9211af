package dev.engagement.core.planning;

import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.tenant.Tenant;
import java.time.ZoneId;

/** In which zones a sequence's and a sender's days begin. */
final class Zones {

  private Zones() {}

  static ZoneId of(Sequence sequence, Tenant customer) {
    return sequence.settings().sendWindow().timezone().orElse(customer.timezone());
  }

  static ZoneId of(SenderIdentity identity, Tenant customer) {
    return identity.timezone().orElse(customer.timezone());
  }
}
