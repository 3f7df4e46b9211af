package dev.engagement.core.identity;

import dev.engagement.core.TextRules;
import dev.engagement.core.audit.AuditRecorder;
import dev.engagement.core.queue.DeferredWork;
import dev.engagement.core.queue.OpenWork;
import dev.engagement.ports.Actor;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.audit.AuditPayload;
import dev.engagement.ports.audit.AuditSubject;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.identity.Identities;
import dev.engagement.ports.identity.IdentityEdit;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.identity.IdentityState;
import dev.engagement.ports.identity.NewIdentity;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.mail.Proof;
import dev.engagement.ports.tenant.TenantId;
import java.util.Optional;
import java.util.Set;

/** Adds and changes sender identities. */
public final class IdentityService implements Identities {

  private final Stores stores;
  private final Surroundings surroundings;
  private final OpenWork openWork;
  private final DeferredWork deferredWork;
  private final AuditRecorder audit;

  public IdentityService(Stores stores, Surroundings surroundings) {
    this.stores = stores;
    this.surroundings = surroundings;
    this.openWork = new OpenWork(stores.enrollments(), stores.schedule());
    this.deferredWork = new DeferredWork(stores);
    this.audit = new AuditRecorder(stores.auditLog(), surroundings.ids());
  }

  @Override
  public SenderIdentity create(TenantId tenant, NewIdentity identity, Actor actor) {
    verify(Optional.of(identity.name()), identity.dailyLimit());
    SenderIdentity added =
        IdentityLifecycle.create(
            tenant,
            new IdentityId(surroundings.ids().next()),
            identity,
            surroundings.clock().instant());
    return stores.unitOfWork().inOne(tenant, () -> add(added, actor));
  }

  @Override
  public SenderIdentity get(TenantId tenant, IdentityId id) {
    return stores.unitOfWork().inOne(tenant, () -> find(tenant, id));
  }

  @Override
  public Page<SenderIdentity> list(TenantId tenant, Set<Provider> providers, PageRequest page) {
    return stores
        .unitOfWork()
        .inOne(tenant, () -> stores.identities().list(tenant, providers, page));
  }

  @Override
  public SenderIdentity verify(TenantId tenant, IdentityId id, Actor actor) {
    Proof proof = proof(get(tenant, id));
    if (!proof.given()) {
      throw new EngagementException(
          ErrorCode.SENDER_NOT_PROVED,
          "the provider would take no mail from this sender: " + proof.detail().orElse("unknown"));
    }
    return stores.unitOfWork().inOne(tenant, () -> proved(find(tenant, id), actor));
  }

  private Proof proof(SenderIdentity identity) {
    return surroundings.senders().stream()
        .filter(sender -> sender.provider() == identity.provider())
        .findFirst()
        .map(sender -> sender.verify(identity.tenant(), identity))
        .orElse(Proof.missing("provider_unavailable"));
  }

  private SenderIdentity proved(SenderIdentity before, Actor actor) {
    if (before.state() == IdentityState.ACTIVE) {
      return before;
    }
    SenderIdentity stored =
        stores
            .identities()
            .update(IdentityLifecycle.active(before, surroundings.clock().instant()));
    openWork.wake(stored.tenant(), stored.updatedAt());
    record(AuditEventType.IDENTITY_VERIFIED, stored, actor, AuditPayload.EMPTY);
    return stored;
  }

  @Override
  public SenderIdentity edit(
      TenantId tenant, IdentityId id, IdentityEdit edit, Precondition precondition, Actor actor) {
    Edited edited =
        stores
            .unitOfWork()
            .inOne(tenant, () -> editInUnit(find(tenant, id), edit, precondition, actor));
    Set<ReasonCode> loosened = IdentityLifecycle.loosened(edited.before(), edited.after());
    deferredWork.bringForward(tenant, loosened, surroundings.clock().instant());
    return edited.after();
  }

  private record Edited(SenderIdentity before, SenderIdentity after) {}

  private Edited editInUnit(
      SenderIdentity before, IdentityEdit edit, Precondition precondition, Actor actor) {
    precondition.check(before.version());
    return new Edited(before, change(before, edit, actor));
  }

  private SenderIdentity add(SenderIdentity identity, Actor actor) {
    stores.identities().add(identity);
    AuditPayload payload =
        AuditPayload.EMPTY
            .with("provider", identity.provider().code())
            .with("state", identity.state().code());
    record(AuditEventType.IDENTITY_CREATED, identity, actor, payload);
    return identity;
  }

  private SenderIdentity change(SenderIdentity before, IdentityEdit edit, Actor actor) {
    SenderIdentity after = IdentityLifecycle.edit(before, edit, surroundings.clock().instant());
    verify(edit.name(), edit.dailyLimit());
    String changed = IdentityLifecycle.changed(before, after);
    if (changed.isEmpty()) {
      return before;
    }
    SenderIdentity stored = stores.identities().update(after);
    if (stored.state() == IdentityState.ACTIVE) { // what it held may go now
      openWork.wake(stored.tenant(), stored.updatedAt());
    }
    AuditPayload payload =
        AuditPayload.EMPTY.with("changed", changed).with("state", stored.state().code());
    record(type(before, stored), stored, actor, payload);
    return stored;
  }

  private static AuditEventType type(SenderIdentity before, SenderIdentity after) {
    boolean paused =
        after.state() == IdentityState.PAUSED && before.state() != IdentityState.PAUSED;
    return paused ? AuditEventType.IDENTITY_PAUSED : AuditEventType.IDENTITY_EDITED;
  }

  private SenderIdentity find(TenantId tenant, IdentityId id) {
    return stores
        .identities()
        .find(tenant, id)
        .orElseThrow(
            () -> new EngagementException(ErrorCode.NOT_FOUND, "there is no such identity"));
  }

  private static void verify(Optional<String> name, Optional<Integer> dailyLimit) {
    TextRules rules = new TextRules();
    name.ifPresent(text -> rules.name("name", text));
    rules.atLeast("dailyLimit", dailyLimit, 1).verify();
  }

  private void record(
      AuditEventType type, SenderIdentity identity, Actor actor, AuditPayload payload) {
    audit.record(
        identity.tenant(),
        type,
        AuditSubject.of("identity", identity.id().value()),
        identity.updatedAt(),
        actor,
        payload);
  }
}
