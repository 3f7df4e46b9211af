package dev.engagement.app.sending;

import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.tenant.TenantId;

/** A sender with a sequence of one mail. */
record LiveSender(SenderIdentity identity, Sequence sequence) {

  TenantId tenant() {
    return identity.tenant();
  }
}
