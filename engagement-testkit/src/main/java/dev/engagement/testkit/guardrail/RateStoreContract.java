package dev.engagement.testkit.guardrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.guardrail.RateLimits;
import dev.engagement.ports.guardrail.RateScope;
import dev.engagement.ports.guardrail.RateStore;
import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.guardrail.RateUse.Slot;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.contract.AtOnce;
import dev.engagement.testkit.contract.StoreContract;
import dev.engagement.testkit.fixture.Given;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Contract of {@link RateStore}. */
public abstract class RateStoreContract extends StoreContract {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final RateLimits LIMITS = new RateLimits(1, RateLimits.HIGHEST, 3, 4);
  private static final RateCounter WHOLE_TENANT = new RateCounter(RateScope.TENANT, "", HOUR);
  private static final RateCounter DOMAIN =
      new RateCounter(RateScope.DOMAIN, "xn--bcher-kva.example", HOUR);
  private static final RateUse USE =
      new RateUse(List.of(new Slot(-1, 1), new Slot(99_000_000_000L, Integer.MAX_VALUE)));

  private static final AtomicInteger GLOBAL_WINDOWS = new AtomicInteger();

  private final TenantId tenant = Given.tenantId();
  private final TenantId stranger = Given.tenantId();

  /** The global windows are everybody's: each test has one of its own length. */
  private final Duration window = Duration.ofSeconds(1 + GLOBAL_WINDOWS.incrementAndGet());

  private RateStore store() {
    return stores().rates();
  }

  @AfterEach
  void resetTheGlobalLimit() {
    run(TenantId.NIL, () -> store().setGlobalPerHour(RateLimits.DEFAULT_GLOBAL_PER_HOUR));
  }

  private RateLimits limits(TenantId owner) {
    return in(owner, () -> store().limits(owner));
  }

  private void setLimits(TenantId owner, RateLimits limits) {
    run(owner, () -> store().setLimits(owner, limits));
  }

  /** Returns what is used, without what is not. */
  private Map<RateCounter, RateUse> uses(TenantId owner, Collection<RateCounter> counters) {
    return used(in(owner, () -> store().uses(owner, counters)));
  }

  private static Map<RateCounter, RateUse> used(Map<RateCounter, RateUse> uses) {
    return uses.entrySet().stream()
        .filter(entry -> !entry.getValue().equals(RateUse.NONE))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private void write(TenantId owner, Map<RateCounter, RateUse> uses) {
    run(
        owner,
        () -> {
          store().lock(owner, uses.keySet());
          store().write(owner, uses);
        });
  }

  /** Takes one token more of each counter, in the slot with the number 1. */
  private boolean takeOne(Collection<RateCounter> counters) {
    run(
        tenant,
        () -> {
          Map<RateCounter, RateUse> before = store().lock(tenant, counters);
          store()
              .write(
                  tenant,
                  counters.stream()
                      .collect(
                          Collectors.toMap(
                              Function.identity(),
                              counter -> oneMore(before.getOrDefault(counter, RateUse.NONE)))));
        });
    return true;
  }

  private static RateUse oneMore(RateUse before) {
    int taken = before.slots().stream().mapToInt(Slot::taken).sum();
    return new RateUse(List.of(new Slot(1, taken + 1)));
  }

  private static List<RateCounter> senders(int number) {
    return IntStream.range(0, number)
        .mapToObj(each -> new RateCounter(RateScope.SENDER, Given.id().toString(), HOUR))
        .toList();
  }

  @Nested
  class Limiting {

    @Test
    void beginsWithTheDefaults() {
      assertThat(limits(tenant)).isEqualTo(RateLimits.DEFAULT);
    }

    @Test
    void keepsWhatWasSetLast() {
      setLimits(tenant, RateLimits.WIDEST);

      setLimits(tenant, LIMITS);

      assertThat(limits(tenant)).isEqualTo(LIMITS);
    }

    @Test
    void leavesOtherTenantsAlone() {
      setLimits(tenant, LIMITS);

      assertThat(limits(stranger)).isEqualTo(RateLimits.DEFAULT);
    }

    @Test
    void leavesNothingWhenItIsRolledBack() {
      rollBack(tenant, () -> store().setLimits(tenant, LIMITS));

      assertThat(limits(tenant)).isEqualTo(RateLimits.DEFAULT);
    }

    @Test
    void needsAUnitOfTheTenant() {
      assertNeedsUnitOf(tenant, () -> store().limits(tenant));
      assertNeedsUnitOf(tenant, () -> store().setLimits(tenant, LIMITS));
    }
  }

  @Nested
  class Writing {

    @Test
    void keepsTheUseOfEachCounter() {
      RateCounter minute =
          new RateCounter(RateScope.TENANT, "", Duration.ofMinutes(1).plusMillis(1));
      Map<RateCounter, RateUse> uses =
          Map.of(
              WHOLE_TENANT, USE,
              minute, new RateUse(List.of(new Slot(7, 1))),
              DOMAIN, new RateUse(List.of(new Slot(7, 2), new Slot(8, 3), new Slot(9, 4))));

      write(tenant, uses);

      assertThat(uses(tenant, List.of(WHOLE_TENANT, minute, DOMAIN))).isEqualTo(uses);
      assertThat(uses(tenant, List.of(DOMAIN))).containsOnlyKeys(DOMAIN);
    }

    @Test
    void replacesWhatWasUsed() {
      write(tenant, Map.of(WHOLE_TENANT, USE));

      write(tenant, Map.of(WHOLE_TENANT, new RateUse(List.of(new Slot(5, 5)))));

      assertThat(uses(tenant, List.of(WHOLE_TENANT)))
          .containsEntry(WHOLE_TENANT, new RateUse(List.of(new Slot(5, 5))));
    }

    @Test
    void emptiesACounter() {
      write(tenant, Map.of(WHOLE_TENANT, USE));

      write(tenant, Map.of(WHOLE_TENANT, RateUse.NONE));

      assertThat(uses(tenant, List.of(WHOLE_TENANT))).isEmpty();
    }

    @Test
    void keepsMany() {
      RateUse full =
          new RateUse(
              LongStream.range(0, 250)
                  .mapToObj(slot -> new Slot(1_700_000_000L + slot, 9))
                  .toList());
      Map<RateCounter, RateUse> uses =
          senders(MANY).stream().collect(Collectors.toMap(Function.identity(), sender -> full));

      write(tenant, uses);

      assertThat(uses(tenant, uses.keySet())).isEqualTo(uses);
    }

    @Test
    void writesNothingForNothing() {
      run(tenant, () -> store().write(tenant, Map.of()));

      assertThat(uses(tenant, List.of())).isEmpty();
    }

    @Test
    void leavesNothingWhenItIsRolledBack() {
      write(tenant, Map.of(DOMAIN, USE));

      rollBack(
          tenant,
          () -> {
            store().lock(tenant, List.of(DOMAIN, WHOLE_TENANT));
            store().write(tenant, Map.of(DOMAIN, RateUse.NONE, WHOLE_TENANT, USE));
          });

      assertThat(uses(tenant, List.of(DOMAIN, WHOLE_TENANT))).isEqualTo(Map.of(DOMAIN, USE));
    }

    @Test
    void doesNotReachAnotherTenantsCounter() {
      write(tenant, Map.of(WHOLE_TENANT, USE));

      assertThat(uses(stranger, List.of(WHOLE_TENANT))).isEmpty();
      write(stranger, Map.of(WHOLE_TENANT, new RateUse(List.of(new Slot(3, 3)))));

      assertThat(uses(tenant, List.of(WHOLE_TENANT))).containsEntry(WHOLE_TENANT, USE);
    }

    @Test
    void needsAUnitOfTheTenant() {
      assertNeedsUnitOf(tenant, () -> store().uses(tenant, List.of(DOMAIN)));
      assertNeedsUnitOf(tenant, () -> store().write(tenant, Map.of(DOMAIN, USE)));
    }
  }

  @Nested
  class Locking {

    @Test
    void returnsWhatIsUsed() {
      write(tenant, Map.of(DOMAIN, USE));

      Map<RateCounter, RateUse> locked =
          in(tenant, () -> store().lock(tenant, List.of(WHOLE_TENANT, DOMAIN, DOMAIN)));

      assertThat(used(locked)).isEqualTo(Map.of(DOMAIN, USE));
    }

    @Test
    void keepsOthersAwayFromACounterThatWasNeverUsed() {
      Map<RateCounter, RateUse> seen = lockedAfterAnotherWrote();

      assertThat(seen).containsEntry(DOMAIN, USE);
    }

    @Test
    void keepsOthersAwayFromACounterThatIsUsed() {
      write(tenant, Map.of(DOMAIN, new RateUse(List.of(new Slot(1, 1)))));

      Map<RateCounter, RateUse> seen = lockedAfterAnotherWrote();

      assertThat(seen).containsEntry(DOMAIN, USE);
    }

    private Map<RateCounter, RateUse> lockedAfterAnotherWrote() {
      return AtOnce.keepsAway(
          held ->
              run(
                  tenant,
                  () -> {
                    store().lock(tenant, List.of(DOMAIN));
                    held.run();
                    store().write(tenant, Map.of(DOMAIN, USE));
                  }),
          () -> in(tenant, () -> store().lock(tenant, List.of(DOMAIN, WHOLE_TENANT))));
    }

    @Test
    void losesNoTokenWhereTwoLockTheSameInAnyOrder() {
      List<RateCounter> counters = senders(40);
      List<RateCounter> backwards = counters.stream().sorted((a, b) -> -1).toList();

      for (int turn = 0; turn < 10; turn++) {
        AtOnce.both(() -> takeOne(counters), () -> takeOne(backwards));
      }

      assertThat(uses(tenant, counters))
          .hasSize(counters.size())
          .allSatisfy(
              (counter, use) -> assertThat(use).isEqualTo(new RateUse(List.of(new Slot(1, 20)))));
    }

    @Test
    void locksNothingForNothing() {
      assertThat(in(tenant, () -> store().lock(tenant, List.of()))).isEmpty();
    }

    @Test
    void needsAUnitOfTheTenant() {
      assertNeedsUnitOf(tenant, () -> store().lock(tenant, List.of(DOMAIN)));
    }
  }

  @Nested
  class Global {

    @Test
    void beginsWithTheDefaultLimit() {
      assertThat(store().globalPerHour()).isEqualTo(RateLimits.DEFAULT_GLOBAL_PER_HOUR);
    }

    @Test
    void keepsTheLimitThatWasSetLast() {
      run(TenantId.NIL, () -> store().setGlobalPerHour(RateLimits.HIGHEST));
      run(TenantId.NIL, () -> store().setGlobalPerHour(7));

      assertThat(store().globalPerHour()).isEqualTo(7);
      assertThat(in(stranger, () -> store().globalPerHour())).isEqualTo(7);
    }

    @Test
    void leavesTheLimitWhenItIsRolledBack() {
      rollBack(TenantId.NIL, () -> store().setGlobalPerHour(7));

      assertThat(store().globalPerHour()).isEqualTo(RateLimits.DEFAULT_GLOBAL_PER_HOUR);
    }

    @Test
    void keepsTheUseOfEachWindow() {
      run(TenantId.NIL, () -> store().writeGlobal(window, USE));
      run(TenantId.NIL, () -> store().writeGlobal(window, oneMore(RateUse.NONE)));

      assertThat(store().globalUse(window)).isEqualTo(oneMore(RateUse.NONE));
      assertThat(in(stranger, () -> store().globalUse(window))).isEqualTo(oneMore(RateUse.NONE));
      assertThat(store().globalUse(window.plusMillis(1))).isEqualTo(RateUse.NONE);
    }

    @Test
    void leavesTheUseWhenItIsRolledBack() {
      rollBack(
          TenantId.NIL,
          () -> {
            store().lockGlobal(window);
            store().writeGlobal(window, USE);
          });

      assertThat(store().globalUse(window)).isEqualTo(RateUse.NONE);
    }

    @Test
    void keepsOthersAwayFromAWindowThatWasNeverUsed() {
      RateUse seen =
          AtOnce.keepsAway(
              held ->
                  run(
                      TenantId.NIL,
                      () -> {
                        store().lockGlobal(window);
                        held.run();
                        store().writeGlobal(window, USE);
                      }),
              () -> in(TenantId.NIL, () -> store().lockGlobal(window)));

      assertThat(seen).isEqualTo(USE);
    }

    @Test
    void losesNoTokenWhereTwoTakeAtOnce() {
      for (int turn = 0; turn < 10; turn++) {
        AtOnce.twice(this::takeOneGlobally);
      }

      assertThat(store().globalUse(window)).isEqualTo(new RateUse(List.of(new Slot(1, 20))));
    }

    private boolean takeOneGlobally() {
      run(TenantId.NIL, () -> store().writeGlobal(window, oneMore(store().lockGlobal(window))));
      return true;
    }

    @Test
    void isChangedInAUnitOfTheNilTenantAlone() {
      assertNeedsUnitOf(TenantId.NIL, () -> store().setGlobalPerHour(5));
      assertNeedsUnitOf(TenantId.NIL, () -> store().lockGlobal(window));
      assertNeedsUnitOf(TenantId.NIL, () -> store().writeGlobal(window, USE));

      assertThatIllegalStateException()
          .isThrownBy(() -> run(tenant, () -> store().writeGlobal(window, RateUse.NONE)));
      assertThat(store().globalUse(window)).isEqualTo(USE);
    }
  }
}
