package dev.engagement.core.suppression;

import dev.engagement.core.audit.AuditRecorder;
import dev.engagement.core.enrollment.Endings;
import dev.engagement.core.enrollment.Endings.Ended;
import dev.engagement.core.enrollment.Endings.Ending;
import dev.engagement.ports.Actor;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.audit.AuditPayload;
import dev.engagement.ports.audit.AuditSubject;
import dev.engagement.ports.audit.NewAuditEntry;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.suppression.SuppressionEntry;
import dev.engagement.ports.suppression.SuppressionId;
import dev.engagement.ports.suppression.UnsubscribeTarget;
import dev.engagement.ports.suppression.Unsubscribes;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets recipients unsubscribe by the link in their mail. */
public final class UnsubscribeService implements Unsubscribes {

  private final Stores stores;
  private final Surroundings surroundings;
  private final Endings endings;
  private final AuditRecorder audit;

  public UnsubscribeService(Stores stores, Surroundings surroundings) {
    this.stores = stores;
    this.surroundings = surroundings;
    this.audit = new AuditRecorder(stores.auditLog(), surroundings.ids());
    this.endings = new Endings(stores, audit);
  }

  @Override
  public boolean recognises(String token) {
    return surroundings.unsubscribeLinks().read(token).isPresent();
  }

  @Override
  public void unsubscribe(String token) {
    UnsubscribeTarget target =
        surroundings.unsubscribeLinks().read(token).orElseThrow(UnsubscribeService::notFound);
    stores.unitOfWork().inOne(target.tenant(), () -> unsubscribe(target));
  }

  private Recipient unsubscribe(UnsubscribeTarget target) {
    Recipient recipient =
        stores
            .recipients()
            .find(target.tenant(), target.recipient())
            .orElseThrow(UnsubscribeService::notFound);
    Instant now = surroundings.clock().instant();
    boolean suppressed = suppress(recipient.tenant(), recipient.address(), now);
    Ended ended = end(recipient, now);
    if (suppressed || !ended.ended().isEmpty()) {
      record(recipient, ended, now);
    }
    return recipient;
  }

  private boolean suppress(TenantId tenant, EmailAddress address, Instant now) {
    SuppressionEntry wanted =
        SuppressionEntries.oneClick(new SuppressionId(surroundings.ids().next()), address, now);
    Optional<SuppressionEntry> before =
        SuppressionEntries.sameIn(stores.suppressions(), tenant, wanted);
    List<SuppressionEntry> stored = stores.suppressions().add(tenant, List.of(wanted));
    return !before.equals(Optional.of(stored.get(0)));
  }

  private Ended end(Recipient recipient, Instant now) {
    Ending ending =
        new Ending(
            stores.recipients().unfinished(recipient.tenant(), recipient.address()),
            EndReason.UNSUBSCRIBED,
            now,
            actor(recipient));
    return endings.end(recipient.tenant(), ending);
  }

  private void record(Recipient recipient, Ended ended, Instant now) {
    List<NewAuditEntry> entries = new ArrayList<>();
    entries.add(
        audit.entry(
            AuditEventType.RECIPIENT_UNSUBSCRIBED,
            AuditSubject.of(recipient.enrollment(), recipient.id()),
            now,
            actor(recipient),
            AuditPayload.EMPTY
                .with("ended", ended.ended().size())
                .with("cancelled", ended.items())));
    entries.addAll(ended.finished());
    audit.record(recipient.tenant(), entries);
  }

  private static Actor actor(Recipient recipient) {
    return Actor.recipient(recipient.id().value());
  }

  private static EngagementException notFound() {
    return new EngagementException(ErrorCode.NOT_FOUND, "there is no such link");
  }
}
