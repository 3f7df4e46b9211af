package dev.engagement.core.suppression;

import dev.engagement.core.TextRules;
import dev.engagement.core.audit.AuditRecorder;
import dev.engagement.ports.Actor;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.audit.AuditPayload;
import dev.engagement.ports.audit.AuditSubject;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.suppression.Consent;
import dev.engagement.ports.suppression.NewSuppression;
import dev.engagement.ports.suppression.SuppressionEntry;
import dev.engagement.ports.suppression.SuppressionId;
import dev.engagement.ports.suppression.SuppressionReason;
import dev.engagement.ports.suppression.SuppressionScope;
import dev.engagement.ports.suppression.Suppressions;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the suppression list. Global entries belong to no tenant, and so do their audit entries.
 */
public final class SuppressionService implements Suppressions {

  private final Stores stores;
  private final Surroundings surroundings;
  private final AuditRecorder audit;

  public SuppressionService(Stores stores, Surroundings surroundings) {
    this.stores = stores;
    this.surroundings = surroundings;
    this.audit = new AuditRecorder(stores.auditLog(), surroundings.ids());
  }

  @Override
  public SuppressionEntry add(TenantId tenant, NewSuppression entry, Actor actor) {
    SuppressionEntry wanted =
        SuppressionEntries.create(
            new SuppressionId(surroundings.ids().next()), entry, surroundings.clock().instant());
    TenantId owner = owner(tenant, entry.scope());
    return stores.unitOfWork().inOne(owner, () -> add(owner, wanted, actor));
  }

  @Override
  public Map<String, SuppressionEntry> check(TenantId tenant, Collection<EmailAddress> addresses) {
    return stores
        .unitOfWork()
        .inOne(tenant, () -> stores.suppressions().matches(tenant, addresses));
  }

  @Override
  public Page<SuppressionEntry> list(TenantId tenant, SuppressionScope scope, PageRequest page) {
    return stores.unitOfWork().inOne(tenant, () -> stores.suppressions().list(tenant, scope, page));
  }

  @Override
  public SuppressionEntry get(TenantId tenant, SuppressionId id) {
    return stores.unitOfWork().inOne(tenant, () -> find(tenant, id));
  }

  @Override
  public void remove(TenantId tenant, SuppressionId id, Optional<Consent> consent, Actor actor) {
    TenantId owner = owner(tenant, get(tenant, id).scope());
    stores.unitOfWork().inOne(owner, () -> lift(owner, id, consent, actor));
  }

  private static TenantId owner(TenantId tenant, SuppressionScope scope) {
    return switch (scope) {
      case TENANT -> tenant;
      case GLOBAL -> TenantId.NIL;
    };
  }

  private SuppressionEntry add(TenantId owner, SuppressionEntry wanted, Actor actor) {
    Optional<SuppressionEntry> before =
        SuppressionEntries.sameIn(stores.suppressions(), owner, wanted);
    SuppressionEntry stored = stores.suppressions().add(owner, List.of(wanted)).get(0);
    if (!before.equals(Optional.of(stored))) {
      record(owner, AuditEventType.SUPPRESSION_ADDED, stored, actor, payload(stored));
    }
    return stored;
  }

  private SuppressionEntry lift(
      TenantId owner, SuppressionId id, Optional<Consent> consent, Actor actor) {
    SuppressionEntry entry = find(owner, id);
    if (entry.reason() == SuppressionReason.UNSUBSCRIBE && consent.isEmpty()) {
      throw new EngagementException(
          ErrorCode.CONSENT_REQUIRED, "only renewed consent lifts an unsubscribe");
    }
    consent.ifPresent(this::verify);
    if (!stores.suppressions().remove(owner, id)) {
      throw notFound();
    }
    AuditPayload payload = payload(entry).with("consent", consent.isPresent());
    record(owner, AuditEventType.SUPPRESSION_REMOVED, entry, actor, payload);
    return entry;
  }

  private void verify(Consent consent) {
    TextRules rules = new TextRules().line("consent.source", consent.source(), TextRules.NAME);
    if (consent.givenAt().isAfter(surroundings.clock().instant())) {
      rules.add("consent.givenAt", "out_of_range", "must not lie in the future");
    }
    rules.verify();
  }

  private SuppressionEntry find(TenantId tenant, SuppressionId id) {
    return stores.suppressions().find(tenant, id).orElseThrow(SuppressionService::notFound);
  }

  private static AuditPayload payload(SuppressionEntry entry) {
    return AuditPayload.EMPTY
        .with("kind", entry.kind().code())
        .with("reason", entry.reason().code())
        .with("scope", entry.scope().code());
  }

  private void record(
      TenantId owner,
      AuditEventType type,
      SuppressionEntry entry,
      Actor actor,
      AuditPayload payload) {
    Instant now = surroundings.clock().instant();
    AuditSubject subject = AuditSubject.of("suppression", entry.id().value());
    audit.record(owner, type, subject, now, actor, payload);
  }

  private static EngagementException notFound() {
    return new EngagementException(ErrorCode.NOT_FOUND, "there is no such entry");
  }
}
