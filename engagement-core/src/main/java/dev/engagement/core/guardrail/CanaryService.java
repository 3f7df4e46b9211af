package dev.engagement.core.guardrail;

import dev.engagement.core.EveryTenant;
import dev.engagement.core.audit.AuditRecorder;
import dev.engagement.core.queue.DeferredWork;
import dev.engagement.core.queue.HeldWork;
import dev.engagement.ports.Actor;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.audit.AuditPayload;
import dev.engagement.ports.audit.AuditSubject;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.guardrail.Canaries;
import dev.engagement.ports.guardrail.Canary;
import dev.engagement.ports.guardrail.CanaryRule;
import dev.engagement.ports.guardrail.KillSwitch;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.SwitchTarget;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sets canaries and ends them. Whenever one changes, what it held is judged anew, also where
 * nothing changed: that makes up for a crash between the change and what follows it.
 */
public final class CanaryService implements Canaries {

  private static final Set<ReasonCode> HELD = EnumSet.of(ReasonCode.CANARY_HELD);
  private static final String ROLLED_BACK = "canary rolled back";

  private final Stores stores;
  private final Surroundings surroundings;
  private final SwitchTargetService targets;
  private final HeldWork heldWork;
  private final DeferredWork deferredWork;
  private final AuditRecorder audit;

  public CanaryService(Stores stores, Surroundings surroundings) {
    this.stores = stores;
    this.surroundings = surroundings;
    this.targets = new SwitchTargetService(stores);
    this.heldWork = new HeldWork(stores);
    this.deferredWork = new DeferredWork(stores);
    this.audit = new AuditRecorder(stores.auditLog(), surroundings.ids());
  }

  @Override
  public List<Canary> active(TenantId tenant) {
    return stores.unitOfWork().inOne(tenant, () -> stores.switches().canaries(tenant));
  }

  @Override
  public void set(TenantId tenant, SwitchTarget target, CanaryRule rule, Actor actor) {
    TenantId owner = SwitchTargetService.owner(tenant, target);
    CanaryRules.verify(rule);
    Instant now = surroundings.clock().instant();
    Canary canary =
        new Canary(surroundings.ids().next(), target.scope(), target.id(), rule, actor, now);
    run(owner, () -> setInUnit(owner, target, canary));
    release(owner, target, now);
  }

  @Override
  public void promote(TenantId tenant, SwitchTarget target, Actor actor) {
    TenantId owner = SwitchTargetService.owner(tenant, target);
    Instant now = surroundings.clock().instant();
    run(owner, () -> promoteInUnit(owner, target, now, actor));
    release(owner, target, now);
  }

  @Override
  public void rollBack(TenantId tenant, SwitchTarget target, Actor actor) {
    TenantId owner = SwitchTargetService.owner(tenant, target);
    Instant now = surroundings.clock().instant();
    run(owner, () -> rollBackInUnit(owner, target, now, actor));
    release(owner, target, now);
  }

  private void setInUnit(TenantId owner, SwitchTarget target, Canary canary) {
    targets.requireThere(owner, target);
    stores.switches().setCanary(owner, canary);
    AuditPayload payload = CanaryRules.payload(canary.rule());
    record(owner, target, AuditEventType.CANARY_SET, canary.setAt(), canary.setBy(), payload);
  }

  private void promoteInUnit(TenantId owner, SwitchTarget target, Instant now, Actor actor) {
    if (stores.switches().removeCanary(owner, target.scope(), target.id())) {
      AuditEventType type = AuditEventType.CANARY_PROMOTED;
      record(owner, target, type, now, actor, AuditPayload.EMPTY);
    }
  }

  private void rollBackInUnit(TenantId owner, SwitchTarget target, Instant now, Actor actor) {
    if (!stores.switches().removeCanary(owner, target.scope(), target.id())) {
      throw new EngagementException(ErrorCode.NOT_FOUND, "there is no such canary");
    }
    Optional<String> reason = Optional.of(ROLLED_BACK);
    stores.switches().set(owner, new KillSwitch(target.scope(), target.id(), reason, actor, now));
    AuditPayload payload = AuditPayload.EMPTY.with("killed", true);
    record(owner, target, AuditEventType.CANARY_ROLLED_BACK, now, actor, payload);
  }

  private void release(TenantId owner, SwitchTarget target, Instant now) {
    switch (target.scope()) {
      case GLOBAL ->
          new EveryTenant(stores.tenants())
              .forEach(tenant -> deferredWork.bringForward(tenant, HELD, now));
      case SEQUENCE -> {
        SequenceId sequence = new SequenceId(target.id().orElseThrow());
        deferredWork.bringForward(owner, sequence, HELD, now);
      }
      case TENANT, SENDER -> deferredWork.bringForward(owner, HELD, now);
    }
    heldWork.wake(owner, target, now);
  }

  private void record(
      TenantId owner,
      SwitchTarget target,
      AuditEventType type,
      Instant at,
      Actor actor,
      AuditPayload payload) {
    audit.record(
        owner,
        type,
        AuditSubject.of("canary", SwitchTargetService.subject(owner, target)),
        at,
        actor,
        payload.with("scope", target.scope().code()));
  }

  private void run(TenantId owner, Runnable work) {
    stores
        .unitOfWork()
        .inOne(
            owner,
            () -> {
              work.run();
              return owner;
            });
  }
}
