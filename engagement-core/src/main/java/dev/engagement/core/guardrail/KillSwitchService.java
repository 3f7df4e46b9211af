package dev.engagement.core.guardrail;

import dev.engagement.core.TextRules;
import dev.engagement.core.audit.AuditRecorder;
import dev.engagement.core.queue.HeldWork;
import dev.engagement.ports.Actor;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.audit.AuditPayload;
import dev.engagement.ports.audit.AuditSubject;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.guardrail.KillSwitch;
import dev.engagement.ports.guardrail.KillSwitches;
import dev.engagement.ports.guardrail.SwitchScope;
import dev.engagement.ports.guardrail.SwitchTarget;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Sets and clears kill switches. What is global belongs to the nil tenant. */
public final class KillSwitchService implements KillSwitches {

  private static final int LONGEST_REASON = 500;

  private final Stores stores;
  private final InstantSource clock;
  private final SwitchTargetService targets;
  private final HeldWork heldWork;
  private final AuditRecorder audit;

  public KillSwitchService(Stores stores, Surroundings surroundings) {
    this.stores = stores;
    this.clock = surroundings.clock();
    this.targets = new SwitchTargetService(stores);
    this.heldWork = new HeldWork(stores);
    this.audit = new AuditRecorder(stores.auditLog(), surroundings.ids());
  }

  @Override
  public List<KillSwitch> active(TenantId tenant) {
    return inUnit(tenant, () -> stores.switches().active(tenant));
  }

  @Override
  public void set(TenantId tenant, SwitchTarget target, Optional<String> reason, Actor actor) {
    TenantId owner = SwitchTargetService.owner(tenant, target);
    Optional<String> said = reason.filter(text -> !text.isBlank());
    TextRules rules = new TextRules();
    said.ifPresent(text -> rules.line("reason", text, LONGEST_REASON));
    rules.verify();
    KillSwitch killSwitch =
        new KillSwitch(target.scope(), target.id(), said, actor, clock.instant());
    run(owner, () -> set(owner, target, killSwitch));
  }

  @Override
  public void clear(TenantId tenant, SwitchTarget target, Actor actor) {
    TenantId owner = SwitchTargetService.owner(tenant, target);
    run(owner, () -> clearIn(owner, target, actor));
    if (target.scope() == SwitchScope.GLOBAL) {
      heldWork.wake(owner, target, clock.instant());
    }
  }

  private void set(TenantId owner, SwitchTarget target, KillSwitch killSwitch) {
    targets.requireThere(owner, target);
    if (isSet(owner, killSwitch)) {
      return;
    }
    stores.switches().set(owner, killSwitch);
    record(owner, target, AuditEventType.KILL_SWITCH_SET, killSwitch.setAt(), killSwitch.setBy());
  }

  private boolean isSet(TenantId owner, KillSwitch wanted) {
    return stores.switches().active(owner).stream()
        .anyMatch(
            active -> active.scope() == wanted.scope() && active.target().equals(wanted.target()));
  }

  /** Wakes also where nothing was set, so that clearing again makes up for a crash in between. */
  private void clearIn(TenantId owner, SwitchTarget target, Actor actor) {
    boolean wasSet = stores.switches().clear(owner, target.scope(), target.id());
    Instant now = clock.instant();
    if (target.scope() != SwitchScope.GLOBAL) {
      heldWork.wake(owner, target, now);
    }
    if (wasSet) {
      record(owner, target, AuditEventType.KILL_SWITCH_CLEARED, now, actor);
    }
  }

  private void record(
      TenantId owner, SwitchTarget target, AuditEventType type, Instant at, Actor actor) {
    audit.record(
        owner,
        type,
        AuditSubject.of("kill_switch", SwitchTargetService.subject(owner, target)),
        at,
        actor,
        AuditPayload.EMPTY.with("scope", target.scope().code()));
  }

  private <T> T inUnit(TenantId tenant, Supplier<T> work) {
    return stores.unitOfWork().inOne(tenant, work);
  }

  private void run(TenantId tenant, Runnable work) {
    inUnit(
        tenant,
        () -> {
          work.run();
          return tenant;
        });
  }
}
