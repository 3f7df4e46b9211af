package dev.engagement.testkit.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.Actor;
import dev.engagement.ports.guardrail.Canary;
import dev.engagement.ports.guardrail.CanaryRule;
import dev.engagement.ports.guardrail.KillSwitch;
import dev.engagement.ports.guardrail.SwitchScope;
import dev.engagement.ports.guardrail.SwitchStore;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.contract.AtOnce;
import dev.engagement.testkit.contract.StoreContract;
import dev.engagement.testkit.fixture.Given;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Contract of {@link SwitchStore}. */
public abstract class SwitchStoreContract extends StoreContract {

  private static final CanaryRule EVERYTHING = new CanaryRule.Count(0);

  private final TenantId tenant = Given.tenantId();
  private final TenantId stranger = Given.tenantId();

  private SwitchStore store() {
    return stores().switches();
  }

  @AfterEach
  void clearTheGlobalSwitch() {
    clear(tenant, aSwitch(SwitchScope.GLOBAL));
    remove(tenant, aCanary(SwitchScope.GLOBAL, EVERYTHING));
  }

  private List<KillSwitch> active(TenantId owner) {
    return in(owner, () -> store().active(owner));
  }

  private void set(TenantId owner, KillSwitch killSwitch) {
    run(owner, () -> store().set(owner, killSwitch));
  }

  private boolean clear(TenantId owner, KillSwitch killSwitch) {
    return in(owner, () -> store().clear(owner, killSwitch.scope(), killSwitch.target()));
  }

  private static KillSwitch aSwitch(SwitchScope scope) {
    boolean targeted = scope == SwitchScope.SEQUENCE || scope == SwitchScope.SENDER;
    return new KillSwitch(
        scope,
        targeted ? Optional.of(Given.id()) : Optional.empty(),
        Optional.of("Störung beim Anbieter"),
        Actor.key(Given.id()),
        Given.START);
  }

  private static KillSwitch another(KillSwitch like) {
    return new KillSwitch(
        like.scope(), like.target(), Optional.empty(), Actor.WORKER, Given.START.plusSeconds(1));
  }

  private List<Canary> canaries(TenantId owner) {
    return in(owner, () -> store().canaries(owner));
  }

  private Canary setCanary(TenantId owner, Canary canary) {
    run(owner, () -> store().setCanary(owner, canary));
    return canary;
  }

  private boolean remove(TenantId owner, Canary canary) {
    return in(owner, () -> store().removeCanary(owner, canary.scope(), canary.target()));
  }

  private static Canary aCanary(SwitchScope scope, CanaryRule rule) {
    return new Canary(
        Given.id(), scope, aSwitch(scope).target(), rule, Actor.key(Given.id()), Given.START);
  }

  private static Canary inPlaceOf(Canary canary, CanaryRule rule) {
    return new Canary(
        Given.id(),
        canary.scope(),
        canary.target(),
        rule,
        Actor.WORKER,
        Given.START.plusSeconds(1));
  }

  @Nested
  class Set {

    @ParameterizedTest
    @EnumSource(SwitchScope.class)
    void keepsAllThatASwitchIs(SwitchScope scope) {
      KillSwitch killSwitch = aSwitch(scope);

      set(tenant, killSwitch);

      assertThat(active(tenant)).containsExactly(killSwitch);
    }

    @ParameterizedTest
    @EnumSource(SwitchScope.class)
    void leavesASwitchThatIsSetAsItIs(SwitchScope scope) {
      KillSwitch first = aSwitch(scope);
      set(tenant, first);

      set(tenant, another(first));

      assertThat(active(tenant)).containsExactly(first);
    }

    @Test
    void keepsOneWithoutAReason() {
      KillSwitch killSwitch = another(aSwitch(SwitchScope.SEQUENCE));

      set(tenant, killSwitch);

      assertThat(active(tenant)).containsExactly(killSwitch);
    }

    @ParameterizedTest
    @EnumSource(SwitchScope.class)
    void keepsOneOfTwoThatAreSetAtOnce(SwitchScope scope) {
      KillSwitch one = aSwitch(scope);

      AtOnce.both(
          () -> {
            set(tenant, one);
            return true;
          },
          () -> {
            set(tenant, another(one));
            return true;
          });

      assertThat(active(tenant)).containsAnyOf(one, another(one)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(SwitchScope.class)
    void leavesNothingWhenItIsRolledBack(SwitchScope scope) {
      KillSwitch killSwitch = aSwitch(scope);

      rollBack(tenant, () -> store().set(tenant, killSwitch));

      assertThat(active(tenant)).isEmpty();
    }

    @Test
    void needsAUnitOfTheTenant() {
      KillSwitch killSwitch = aSwitch(SwitchScope.TENANT);

      assertNeedsUnitOf(tenant, () -> store().set(tenant, killSwitch));
    }
  }

  @Nested
  class Active {

    @Test
    void returnsTheTenantsOwnAndTheGlobalOne() {
      List<KillSwitch> switches =
          Stream.of(SwitchScope.values()).map(SwitchStoreContract::aSwitch).toList();
      switches.forEach(killSwitch -> set(tenant, killSwitch));

      assertThat(active(tenant)).containsExactlyInAnyOrderElementsOf(switches);
    }

    @Test
    void seesTheGlobalOneThatAnotherTenantSetAndNoneOfItsOwn() {
      KillSwitch global = aSwitch(SwitchScope.GLOBAL);
      set(tenant, global);
      set(tenant, aSwitch(SwitchScope.TENANT));
      set(tenant, aSwitch(SwitchScope.SENDER));

      assertThat(active(stranger)).containsExactly(global);
    }

    @Test
    void seesWhatIsCommittedNow() {
      KillSwitch killSwitch = aSwitch(SwitchScope.TENANT);
      assertThat(active(tenant)).isEmpty();

      set(tenant, killSwitch);

      assertThat(active(tenant)).hasSize(1);
    }

    @Test
    void needsAUnitOfTheTenant() {
      assertNeedsUnitOf(tenant, () -> store().active(tenant));
    }
  }

  @Nested
  class Clear {

    @ParameterizedTest
    @EnumSource(SwitchScope.class)
    void clearsTheSwitchOnce(SwitchScope scope) {
      KillSwitch killSwitch = aSwitch(scope);
      set(tenant, killSwitch);

      assertThat(clear(tenant, killSwitch)).isTrue();
      assertThat(clear(tenant, killSwitch)).isFalse();

      assertThat(active(tenant)).isEmpty();
    }

    @Test
    void leavesOthersAlone() {
      KillSwitch kept = aSwitch(SwitchScope.SEQUENCE);
      set(tenant, kept);

      assertThat(clear(tenant, aSwitch(SwitchScope.SEQUENCE))).isFalse();
      assertThat(clear(tenant, aSwitch(SwitchScope.TENANT))).isFalse();

      assertThat(active(tenant)).containsExactly(kept);
    }

    @Test
    void doesNotReachAnotherTenantsSwitch() {
      KillSwitch killSwitch = aSwitch(SwitchScope.SENDER);
      set(tenant, killSwitch);

      assertThat(clear(stranger, killSwitch)).isFalse();

      assertThat(active(tenant)).containsExactly(killSwitch);
    }

    @ParameterizedTest
    @EnumSource(SwitchScope.class)
    void isUndoneWhenItIsRolledBack(SwitchScope scope) {
      KillSwitch killSwitch = aSwitch(scope);
      set(tenant, killSwitch);

      rollBack(tenant, () -> store().clear(tenant, scope, killSwitch.target()));

      assertThat(active(tenant)).containsExactly(killSwitch);
    }
  }

  @Nested
  class GlobalSet {

    @Test
    void tellsWhetherTheGlobalSwitchIsSet() {
      assertThat(store().globalSet()).isFalse();

      set(tenant, aSwitch(SwitchScope.GLOBAL));

      assertThat(store().globalSet()).isTrue();
      assertThat(in(stranger, () -> store().globalSet())).isTrue();
    }

    @Test
    void ignoresSwitchesOfTenants() {
      set(tenant, aSwitch(SwitchScope.TENANT));

      assertThat(store().globalSet()).isFalse();
    }
  }

  @Nested
  class SetCanary {

    static Stream<Arguments> scopesAndRules() {
      List<CanaryRule> rules =
          List.of(
              new CanaryRule.Share(1),
              new CanaryRule.Count(2_000_000_000),
              new CanaryRule.AllowList(
                  java.util.Set.of("one@example.com", "zwei,\"2\"@xn--bcher-kva.example")),
              new CanaryRule.AllowList(java.util.Set.of()));
      return Stream.of(SwitchScope.values())
          .flatMap(scope -> rules.stream().map(rule -> Arguments.of(scope, rule)));
    }

    @ParameterizedTest
    @MethodSource("scopesAndRules")
    void keepsAllThatACanaryIs(SwitchScope scope, CanaryRule rule) {
      Canary canary = setCanary(tenant, aCanary(scope, rule));

      assertThat(canaries(tenant)).containsExactly(canary);
    }

    @ParameterizedTest
    @MethodSource("scopesAndRules")
    void replacesTheOneOfItsScopeAndTarget(SwitchScope scope, CanaryRule rule) {
      Canary first = setCanary(tenant, aCanary(scope, EVERYTHING));

      Canary second = setCanary(tenant, inPlaceOf(first, rule));

      assertThat(canaries(tenant)).containsExactly(second);
    }

    @Test
    void leavesSwitchesAndOtherCanariesAlone() {
      KillSwitch killSwitch = aSwitch(SwitchScope.TENANT);
      set(tenant, killSwitch);
      Canary one = setCanary(tenant, aCanary(SwitchScope.SENDER, EVERYTHING));
      Canary other = setCanary(tenant, aCanary(SwitchScope.SENDER, EVERYTHING));

      assertThat(canaries(tenant)).containsExactlyInAnyOrder(one, other);
      assertThat(active(tenant)).containsExactly(killSwitch);
    }

    @ParameterizedTest
    @EnumSource(SwitchScope.class)
    void keepsOneOfTwoThatAreSetAtOnce(SwitchScope scope) {
      Canary one = aCanary(scope, new CanaryRule.Share(5));
      Canary other = inPlaceOf(one, EVERYTHING);

      AtOnce.both(() -> setCanary(tenant, one), () -> setCanary(tenant, other));

      assertThat(canaries(tenant)).hasSize(1).containsAnyOf(one, other);
    }

    @ParameterizedTest
    @EnumSource(SwitchScope.class)
    void leavesNothingWhenItIsRolledBack(SwitchScope scope) {
      Canary before = setCanary(tenant, aCanary(scope, EVERYTHING));

      rollBack(tenant, () -> store().setCanary(tenant, inPlaceOf(before, new CanaryRule.Share(5))));

      assertThat(canaries(tenant)).containsExactly(before);
    }

    @Test
    void needsAUnitOfTheTenant() {
      Canary canary = aCanary(SwitchScope.TENANT, EVERYTHING);

      assertNeedsUnitOf(tenant, () -> store().setCanary(tenant, canary));
    }
  }

  @Nested
  class Canaries {

    @Test
    void seesTheGlobalOneThatAnotherTenantSetAndNoneOfItsOwn() {
      Canary global = setCanary(tenant, aCanary(SwitchScope.GLOBAL, EVERYTHING));
      setCanary(tenant, aCanary(SwitchScope.TENANT, EVERYTHING));
      setCanary(tenant, aCanary(SwitchScope.SEQUENCE, EVERYTHING));

      assertThat(canaries(stranger)).containsExactly(global);
      assertThat(canaries(tenant)).hasSize(3);
    }

    @Test
    void needsAUnitOfTheTenant() {
      assertNeedsUnitOf(tenant, () -> store().canaries(tenant));
    }
  }

  @Nested
  class RemoveCanary {

    @ParameterizedTest
    @EnumSource(SwitchScope.class)
    void removesTheCanaryOnce(SwitchScope scope) {
      Canary canary = setCanary(tenant, aCanary(scope, EVERYTHING));

      assertThat(remove(tenant, canary)).isTrue();
      assertThat(remove(tenant, canary)).isFalse();

      assertThat(canaries(tenant)).isEmpty();
    }

    @Test
    void leavesOthersAndAnotherTenantsAlone() {
      Canary kept = setCanary(tenant, aCanary(SwitchScope.SEQUENCE, EVERYTHING));

      assertThat(remove(tenant, aCanary(SwitchScope.SEQUENCE, EVERYTHING))).isFalse();
      assertThat(remove(tenant, aCanary(SwitchScope.TENANT, EVERYTHING))).isFalse();
      assertThat(remove(stranger, kept)).isFalse();

      assertThat(canaries(tenant)).containsExactly(kept);
    }

    @ParameterizedTest
    @EnumSource(SwitchScope.class)
    void isUndoneWhenItIsRolledBack(SwitchScope scope) {
      Canary canary = setCanary(tenant, aCanary(scope, EVERYTHING));

      rollBack(tenant, () -> store().removeCanary(tenant, scope, canary.target()));

      assertThat(canaries(tenant)).containsExactly(canary);
    }

    @Test
    void needsAUnitOfTheTenant() {
      assertNeedsUnitOf(
          tenant, () -> store().removeCanary(tenant, SwitchScope.TENANT, Optional.empty()));
    }
  }
}
