package dev.engagement.core.guardrail;

import dev.engagement.core.TextRules;
import dev.engagement.core.audit.AuditRecorder;
import dev.engagement.core.queue.OpenWork;
import dev.engagement.ports.Actor;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.FieldError;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.audit.AuditPayload;
import dev.engagement.ports.audit.AuditSubject;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.guardrail.KillSwitch;
import dev.engagement.ports.guardrail.KillSwitches;
import dev.engagement.ports.guardrail.SwitchScope;
import dev.engagement.ports.guardrail.SwitchTarget;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.tenant.Tenant;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Sets and clears kill switches. What is global belongs to the nil tenant. */
public final class KillSwitchService implements KillSwitches {

  private static final int LONGEST_REASON = 500;

  private final Stores stores;
  private final InstantSource clock;
  private final AuditRecorder audit;
  private final OpenWork openWork;

  public KillSwitchService(Stores stores, Surroundings surroundings) {
    this.stores = stores;
    this.clock = surroundings.clock();
    this.audit = new AuditRecorder(stores.auditLog(), surroundings.ids());
    this.openWork = new OpenWork(stores.enrollments(), stores.schedule());
  }

  @Override
  public List<KillSwitch> active(TenantId tenant) {
    return inUnit(tenant, () -> stores.switches().active(tenant));
  }

  @Override
  public void set(TenantId tenant, SwitchTarget target, Optional<String> reason, Actor actor) {
    check(target);
    Optional<String> said = reason.filter(text -> !text.isBlank());
    TextRules rules = new TextRules();
    said.ifPresent(text -> rules.line("reason", text, LONGEST_REASON));
    rules.verify();
    TenantId owner = owner(tenant, target);
    KillSwitch killSwitch =
        new KillSwitch(target.scope(), target.id(), said, actor, clock.instant());
    run(owner, () -> set(owner, killSwitch));
  }

  @Override
  public void clear(TenantId tenant, SwitchTarget target, Actor actor) {
    check(target);
    TenantId owner = owner(tenant, target);
    run(owner, () -> clearIn(owner, target, actor));
    if (target.scope() == SwitchScope.GLOBAL) {
      wakeEveryone();
    }
  }

  private void set(TenantId owner, KillSwitch killSwitch) {
    checkThere(owner, killSwitch.scope(), killSwitch.target());
    if (isSet(owner, killSwitch)) {
      return;
    }
    stores.switches().set(owner, killSwitch);
    record(owner, killSwitch, AuditEventType.KILL_SWITCH_SET);
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
    if (target.scope() == SwitchScope.SEQUENCE) {
      openWork.wake(owner, new SequenceId(target.id().orElseThrow()), now);
    } else if (target.scope() != SwitchScope.GLOBAL) {
      openWork.wake(owner, now);
    }
    if (wasSet) {
      KillSwitch cleared =
          new KillSwitch(target.scope(), target.id(), Optional.empty(), actor, now);
      record(owner, cleared, AuditEventType.KILL_SWITCH_CLEARED);
    }
  }

  private void record(TenantId owner, KillSwitch killSwitch, AuditEventType type) {
    UUID subject = killSwitch.target().orElse(owner.value());
    audit.record(
        owner,
        type,
        AuditSubject.of("kill_switch", subject),
        killSwitch.setAt(),
        killSwitch.setBy(),
        AuditPayload.EMPTY.with("scope", killSwitch.scope().code()));
  }

  /** One unit of work for each tenant, because none reaches across tenants. */
  private void wakeEveryone() {
    Instant now = clock.instant();
    PageRequest request = PageRequest.first(PageRequest.MAXIMUM);
    Page<Tenant> page = stores.tenants().list(request);
    page.items().forEach(tenant -> run(tenant.id(), () -> openWork.wake(tenant.id(), now)));
    while (page.more()) {
      Tenant last = page.items().get(page.items().size() - 1);
      request = new PageRequest(PageRequest.MAXIMUM, Optional.of(last.id().value()));
      page = stores.tenants().list(request);
      page.items().forEach(tenant -> run(tenant.id(), () -> openWork.wake(tenant.id(), now)));
    }
  }

  private void checkThere(TenantId owner, SwitchScope scope, Optional<UUID> id) {
    boolean there =
        switch (scope) {
          case GLOBAL, TENANT -> true;
          case SEQUENCE ->
              stores.sequences().find(owner, new SequenceId(id.orElseThrow())).isPresent();
          case SENDER ->
              stores.identities().find(owner, new IdentityId(id.orElseThrow())).isPresent();
        };
    if (!there) {
      throw new EngagementException(ErrorCode.NOT_FOUND, "no such " + scope.code());
    }
  }

  private static TenantId owner(TenantId tenant, SwitchTarget target) {
    return target.scope() == SwitchScope.GLOBAL ? TenantId.NIL : tenant;
  }

  private static void check(SwitchTarget target) {
    boolean targeted =
        target.scope() == SwitchScope.SEQUENCE || target.scope() == SwitchScope.SENDER;
    if (targeted != target.id().isPresent()) {
      String message = targeted ? "name the " + target.scope().code() : "this scope takes no id";
      throw EngagementException.invalid(
          ErrorCode.INVALID_REQUEST, new FieldError("id", "invalid", message));
    }
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
