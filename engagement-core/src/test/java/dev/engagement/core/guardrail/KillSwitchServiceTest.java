package dev.engagement.core.guardrail;

import static dev.engagement.testkit.fixture.EnrollmentBuilder.anEnrollment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.World;
import dev.engagement.ports.Actor;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.audit.AuditEntry;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.guardrail.KillSwitch;
import dev.engagement.ports.guardrail.SwitchScope;
import dev.engagement.ports.guardrail.SwitchTarget;
import dev.engagement.ports.queue.HeldScopes;
import dev.engagement.ports.queue.OpenScopes;
import dev.engagement.ports.sequence.SequenceState;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.fixture.QueueItemBuilder;
import dev.engagement.testkit.fixture.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KillSwitchServiceTest {

  private static final Actor OTHER = new Actor("key:other");
  private static final Optional<String> REASON = Optional.of("A wrong price went out");

  private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");

  private final World world = new World();
  private final Scene scene = new Scene(world.stores);
  private final TenantId tenant = scene.tenant();
  private final KillSwitchService switches =
      new KillSwitchService(world.stores, world.surroundings);

  @ParameterizedTest
  @EnumSource(SwitchScope.class)
  void setsAndClearsEachScopeWithAnEntryEach(SwitchScope scope) {
    SwitchTarget target = target(scope);
    TenantId owner = scope == SwitchScope.GLOBAL ? TenantId.NIL : tenant;

    switches.set(tenant, target, REASON, World.ACTOR);

    assertThat(switches.active(tenant))
        .containsExactly(
            new KillSwitch(scope, target.id(), REASON, World.ACTOR, world.clock.instant()));
    assertThat(types(owner)).containsExactly(AuditEventType.KILL_SWITCH_SET);

    switches.clear(tenant, target, OTHER);

    assertThat(switches.active(tenant)).isEmpty();
    assertThat(types(owner))
        .containsExactly(AuditEventType.KILL_SWITCH_SET, AuditEventType.KILL_SWITCH_CLEARED);
    AuditEntry cleared = world.log(owner).get(1);
    assertThat(cleared.actor()).isEqualTo(OTHER);
    assertThat(cleared.payload().values()).containsOnlyKeys("scope").containsValue(scope.code());
    assertThat(world.log(owner.equals(tenant) ? TenantId.NIL : tenant)).isEmpty();
  }

  @Test
  void keepsWhoSetItFirst() {
    switches.set(tenant, target(SwitchScope.TENANT), REASON, World.ACTOR);
    List<KillSwitch> before = switches.active(tenant);
    world.clock.advance(Duration.ofMinutes(1));

    switches.set(tenant, target(SwitchScope.TENANT), Optional.empty(), OTHER);

    assertThat(switches.active(tenant)).isEqualTo(before);
    assertThat(types(tenant)).containsExactly(AuditEventType.KILL_SWITCH_SET);
  }

  @Test
  void clearsNothingWithoutAWord() {
    switches.clear(tenant, target(SwitchScope.SENDER), World.ACTOR);

    assertThat(world.log(tenant)).isEmpty();
  }

  @Test
  void reachesNoOtherTenantUnlessItIsGlobal() {
    switches.set(tenant, target(SwitchScope.TENANT), REASON, World.ACTOR);
    switches.set(tenant, target(SwitchScope.SENDER), REASON, World.ACTOR);
    assertThat(switches.active(world.tenant)).isEmpty();

    switches.set(tenant, target(SwitchScope.GLOBAL), REASON, World.ACTOR);
    assertThat(switches.active(world.tenant))
        .extracting(KillSwitch::scope)
        .containsExactly(SwitchScope.GLOBAL);
  }

  @Test
  void refusesASequenceOrSenderOfAnotherTenant() {
    for (SwitchScope scope : List.of(SwitchScope.SEQUENCE, SwitchScope.SENDER)) {
      refused(world.tenant, target(scope), REASON, ErrorCode.NOT_FOUND);
      SwitchTarget unknown = new SwitchTarget(scope, Optional.of(new UUID(0, 1)));
      refused(tenant, unknown, REASON, ErrorCode.NOT_FOUND);
    }
  }

  @Test
  void refusesATargetThatDoesNotFitItsScope() {
    Optional<UUID> id = Optional.of(scene.sequence().id().value());
    for (SwitchTarget target :
        List.of(
            new SwitchTarget(SwitchScope.GLOBAL, id),
            new SwitchTarget(SwitchScope.TENANT, id),
            new SwitchTarget(SwitchScope.SEQUENCE, Optional.empty()),
            new SwitchTarget(SwitchScope.SENDER, Optional.empty()))) {
      refused(tenant, target, REASON, ErrorCode.INVALID_REQUEST);
    }
  }

  @Test
  void refusesAReasonThatIsTooLongOrBreaksTheLine() {
    SwitchTarget target = target(SwitchScope.TENANT);
    refused(tenant, target, Optional.of("r".repeat(501)), ErrorCode.INVALID_REQUEST);
    refused(tenant, target, Optional.of("stop\r\nnow"), ErrorCode.INVALID_REQUEST);

    switches.set(tenant, target, Optional.of("r".repeat(500)), World.ACTOR);
    assertThat(switches.active(tenant)).hasSize(1);
  }

  /** What is held drops out of the schedule; clearing brings the worker back to it. */
  @ParameterizedTest
  @EnumSource(SwitchScope.class)
  void wakesWhatItHeld(SwitchScope scope) {
    var enrollment = scene.add(anEnrollment(scene.sequence()).build());
    scene.add(QueueItemBuilder.aQueueItem(scene.recipient(enrollment)).build());
    scene.inUnit(() -> world.stores.schedule().wake(tenant, Map.of(enrollment.id(), NOW)));
    switches.set(tenant, target(scope), REASON, World.ACTOR);
    held();
    assertThat(world.stores.schedule().nextDue()).isEmpty();

    switches.clear(tenant, target(scope), World.ACTOR);

    assertThat(world.stores.schedule().dueTenants(world.clock.instant(), 9))
        .containsExactly(tenant);
  }

  /** Looks at the tenant's work as a worker does that may not touch it. */
  private void held() {
    OpenScopes nothing =
        new OpenScopes(Set.<EnrollmentState>of(), Set.<SequenceState>of(), HeldScopes.NONE);
    scene.inUnit(() -> world.stores.schedule().review(tenant, nothing, NOW));
  }

  private void refused(TenantId of, SwitchTarget target, Optional<String> reason, ErrorCode code) {
    world.refused(
        code,
        () -> List.of(switches.active(of), world.log(of)),
        () -> switches.set(of, target, reason, World.ACTOR));
  }

  private SwitchTarget target(SwitchScope scope) {
    return new SwitchTarget(
        scope,
        switch (scope) {
          case GLOBAL, TENANT -> Optional.empty();
          case SEQUENCE -> Optional.of(scene.sequence().id().value());
          case SENDER -> Optional.of(scene.identity().id().value());
        });
  }

  private List<AuditEventType> types(TenantId owner) {
    return world.log(owner).stream().map(AuditEntry::type).toList();
  }
}
