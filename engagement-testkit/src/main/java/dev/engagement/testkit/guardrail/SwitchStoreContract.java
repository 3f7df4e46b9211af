package dev.engagement.testkit.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.Actor;
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
import org.junit.jupiter.params.provider.EnumSource;

/** Contract of {@link SwitchStore}. */
public abstract class SwitchStoreContract extends StoreContract {

  private final TenantId tenant = Given.tenantId();
  private final TenantId stranger = Given.tenantId();

  private SwitchStore store() {
    return stores().switches();
  }

  @AfterEach
  void clearTheGlobalSwitch() {
    clear(tenant, aSwitch(SwitchScope.GLOBAL));
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
}
