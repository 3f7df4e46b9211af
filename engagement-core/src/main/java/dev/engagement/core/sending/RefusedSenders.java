package dev.engagement.core.sending;

import dev.engagement.core.audit.AuditRecorder;
import dev.engagement.core.identity.IdentityLifecycle;
import dev.engagement.ports.Actor;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.audit.AuditPayload;
import dev.engagement.ports.audit.AuditSubject;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.identity.IdentityState;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Pauses a sender whose provider takes nothing from it any more, so that its items wait for a
 * person.
 */
final class RefusedSenders {

  private final Stores stores;
  private final AuditRecorder audit;

  RefusedSenders(Stores stores, AuditRecorder audit) {
    this.stores = stores;
    this.audit = audit;
  }

  void pauseRefused(TenantId tenant, List<Delivered> delivered, Instant now) {
    Set<IdentityId> refused = new LinkedHashSet<>();
    for (Delivered one : delivered) {
      if (one.outcome().kind() == SendOutcome.Kind.IDENTITY_REFUSED) {
        refused.add(one.send().outcome().identity());
      }
    }
    refused.forEach(
        identity -> stores.unitOfWork().inOne(tenant, () -> pause(tenant, identity, now)));
  }

  private boolean pause(TenantId tenant, IdentityId id, Instant now) {
    Optional<SenderIdentity> active =
        stores.identities().find(tenant, id).filter(one -> one.state() == IdentityState.ACTIVE);
    active.ifPresent(identity -> pause(identity, now));
    return active.isPresent();
  }

  private void pause(SenderIdentity identity, Instant now) {
    stores.identities().update(IdentityLifecycle.paused(identity, now));
    audit.record(
        identity.tenant(),
        AuditEventType.IDENTITY_PAUSED,
        AuditSubject.of("identity", identity.id().value()),
        now,
        Actor.WORKER,
        AuditPayload.EMPTY.with("reason", "provider_refused"));
  }
}
