package dev.engagement.core.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.DeferredItems;
import dev.engagement.core.World;
import dev.engagement.ports.Actor;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.audit.AuditEntry;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.guardrail.Canary;
import dev.engagement.ports.guardrail.CanaryRule;
import dev.engagement.ports.guardrail.KillSwitch;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.SwitchScope;
import dev.engagement.ports.guardrail.SwitchTarget;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.fixture.Scene;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CanaryServiceTest {

  private static final Actor OTHER = new Actor("key:other");
  private static final CanaryRule TENTH = new CanaryRule.Share(10);

  private final World world = new World();
  private final Scene scene = new Scene(world.stores);
  private final DeferredItems items = new DeferredItems(world, scene);
  private final TenantId tenant = scene.tenant();
  private final CanaryService canaries = new CanaryService(world.stores, world.surroundings);
  private final KillSwitchService switches =
      new KillSwitchService(world.stores, world.surroundings);

  @ParameterizedTest
  @EnumSource(SwitchScope.class)
  void setsAndPromotesInEachScopeWithAnEntryEach(SwitchScope scope) {
    TenantId owner = scope == SwitchScope.GLOBAL ? TenantId.NIL : tenant;

    canaries.set(tenant, target(scope), TENTH, World.ACTOR);

    Canary set = only(canaries.active(tenant));
    assertThat(set)
        .isEqualTo(
            new Canary(
                set.id(), scope, target(scope).id(), TENTH, World.ACTOR, world.clock.instant()));

    canaries.promote(tenant, target(scope), OTHER);
    canaries.promote(tenant, target(scope), OTHER);

    assertThat(canaries.active(tenant)).isEmpty();
    assertThat(switches.active(tenant)).isEmpty();
    assertThat(types(owner))
        .containsExactly(AuditEventType.CANARY_SET, AuditEventType.CANARY_PROMOTED);
    assertThat(world.log(owner).get(1).actor()).isEqualTo(OTHER);
    assertThat(world.log(owner).get(1).payload().values())
        .containsOnlyKeys("scope")
        .containsValue(scope.code());
    assertThat(world.log(owner.equals(tenant) ? TenantId.NIL : tenant)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(SwitchScope.class)
  void rollsBackToAKillSwitchOfTheSameScope(SwitchScope scope) {
    TenantId owner = scope == SwitchScope.GLOBAL ? TenantId.NIL : tenant;
    canaries.set(tenant, target(scope), TENTH, World.ACTOR);

    canaries.rollBack(tenant, target(scope), OTHER);

    assertThat(canaries.active(tenant)).isEmpty();
    assertThat(switches.active(tenant))
        .containsExactly(
            new KillSwitch(
                scope,
                target(scope).id(),
                Optional.of("canary rolled back"),
                OTHER,
                world.clock.instant()));
    assertThat(types(owner))
        .containsExactly(AuditEventType.CANARY_SET, AuditEventType.CANARY_ROLLED_BACK);
  }

  @Test
  void rollsBackOnlyWhatIsThere() {
    refused(tenant, ErrorCode.NOT_FOUND, () -> canaries.rollBack(tenant, target(), OTHER));
    canaries.set(tenant, target(), TENTH, World.ACTOR);
    refused(
        world.tenant, ErrorCode.NOT_FOUND, () -> canaries.rollBack(world.tenant, target(), OTHER));
  }

  @Test
  void setsAnotherInPlaceOfTheOneThatIsThere() {
    canaries.set(tenant, target(), TENTH, World.ACTOR);
    UUID first = only(canaries.active(tenant)).id();

    canaries.set(tenant, target(), new CanaryRule.Count(5), OTHER);

    Canary second = only(canaries.active(tenant));
    assertThat(second.id()).as("its mails are counted anew").isNotEqualTo(first);
    assertThat(second.rule()).isEqualTo(new CanaryRule.Count(5));
  }

  @Test
  void tellsTheLogNoAddresses() {
    CanaryRule list = new CanaryRule.AllowList(Set.of("ann@example.org", "bob@example.org"));

    canaries.set(tenant, target(), list, World.ACTOR);

    AuditEntry entry = only(world.log(tenant));
    assertThat(entry.payload().values()).containsEntry("addresses", 2L);
    assertThat(entry.toString()).doesNotContain("@");
  }

  @ParameterizedTest
  @MethodSource("badRules")
  void refusesARuleThatCannotBe(CanaryRule rule, String problem) {
    EngagementException refusal =
        refused(
            tenant,
            ErrorCode.INVALID_REQUEST,
            () -> canaries.set(tenant, target(), rule, World.ACTOR));

    assertThat(World.problems(refusal)).containsExactly(problem);
  }

  static List<Object[]> badRules() {
    Set<String> many =
        IntStream.range(0, 1_001).mapToObj(i -> i + "@example.org").collect(Collectors.toSet());
    return List.of(
        new Object[] {new CanaryRule.Share(0), "canary.share: out_of_range"},
        new Object[] {new CanaryRule.Share(100), "canary.share: out_of_range"},
        new Object[] {new CanaryRule.Count(0), "canary.count: out_of_range"},
        new Object[] {new CanaryRule.AllowList(Set.of()), "canary.allow: out_of_range"},
        new Object[] {new CanaryRule.AllowList(many), "canary.allow: out_of_range"},
        new Object[] {
          new CanaryRule.AllowList(Set.of("Ann@Example.org")), "canary.allow: invalid_address"
        });
  }

  @Test
  void refusesASequenceOrSenderThatIsNotThere() {
    for (SwitchScope scope : List.of(SwitchScope.SEQUENCE, SwitchScope.SENDER)) {
      refused(
          world.tenant,
          ErrorCode.NOT_FOUND,
          () -> canaries.set(world.tenant, target(scope), TENTH, World.ACTOR));
      refused(
          tenant,
          ErrorCode.INVALID_REQUEST,
          () ->
              canaries.set(tenant, new SwitchTarget(scope, Optional.empty()), TENTH, World.ACTOR));
    }
  }

  @ParameterizedTest
  @EnumSource(SwitchScope.class)
  void bringsForwardAndWakesWhatItHeld(SwitchScope scope) {
    QueueItem held = items.waitingFor(ReasonCode.CANARY_HELD);
    QueueItem other = items.waitingFor(ReasonCode.HOLIDAY);
    items.hold();
    canaries.set(tenant, target(scope), TENTH, World.ACTOR);

    canaries.promote(tenant, target(scope), World.ACTOR);

    assertThat(items.waiting(held, other)).containsExactly(ReasonCode.HOLIDAY);
    assertThat(items.lookedAt()).isTrue();
  }

  @Test
  void leavesWhatAnotherSequenceHeld() {
    QueueItem other =
        items.waitingFor(ReasonCode.CANARY_HELD, scene.add(scene.aSequenceOfTwo().build()));

    canaries.promote(tenant, target(SwitchScope.SEQUENCE), World.ACTOR);

    assertThat(items.waiting(other)).containsExactly(ReasonCode.CANARY_HELD);
  }

  private EngagementException refused(
      TenantId of, ErrorCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
    return world.refused(
        code, () -> List.of(canaries.active(of), switches.active(of), world.log(of)), action);
  }

  private SwitchTarget target() {
    return target(SwitchScope.TENANT);
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

  private static <T> T only(List<T> all) {
    assertThat(all).hasSize(1);
    return all.get(0);
  }
}
