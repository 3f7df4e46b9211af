package dev.engagement.core.planning;

import static dev.engagement.testkit.fixture.QueueItemBuilder.aQueueItem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.World;
import dev.engagement.core.guardrail.GlobalTokens;
import dev.engagement.core.guardrail.RateRules;
import dev.engagement.core.guardrail.SlidingWindow;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.guardrail.RateLimits;
import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.guardrail.RateWindows;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.suppression.SuppressionEntry;
import dev.engagement.ports.suppression.SuppressionId;
import dev.engagement.ports.suppression.SuppressionKind;
import dev.engagement.ports.suppression.SuppressionReason;
import dev.engagement.ports.suppression.SuppressionScope;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.fixture.RecipientBuilder;
import dev.engagement.testkit.fixture.Scene;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rate limits in whole runs: what is read, what is locked, and what a run takes. */
class PlanRateLimitTest {

  private static final int MANY = RateLimits.HIGHEST;

  private final World world = new World();
  private final Scene scene = new Scene(world.stores);
  private final TenantId tenant = scene.tenant();
  private final Instant now = world.clock.instant();
  private final CallCounter counter = new CallCounter();
  private final SendPlanner planner =
      new SendPlanner(counter.around(world.stores), world.surroundings, RateWindows.USUAL);
  private final Enrollment enrollment = scene.enrolled();
  private int people;

  @Test
  void defersToTheInstantAtWhichAMailFits() {
    limit(new RateLimits(2, MANY, MANY, MANY));
    PlannedSend third = plan(items(3)).get(2);

    assertThat(third.reason()).isEqualTo(ReasonCode.SENDER_RATE_LIMIT);
    Instant fits = window(third, 0).fits(RateUse.NONE, now, 3);
    assertThat(third.deciding().until()).contains(fits);
    assertThat(third.outcome().nextAt()).contains(fits);
  }

  @Test
  void countsWhatAnEarlierRunHasTaken() {
    limit(new RateLimits(2, MANY, MANY, MANY));
    List<QueueItem> items = items(3);
    send(items.subList(0, 2));

    assertThat(plan(items.subList(2, 3)).get(0).reason()).isEqualTo(ReasonCode.SENDER_RATE_LIMIT);
    world.clock.set(now.plusSeconds(61).toString());
    assertThat(plan(items.subList(2, 3)).get(0).decision()).isEqualTo(VerdictKind.ALLOW);
  }

  @Test
  void takesATokenOfEachCounterForEachMail() {
    List<QueueItem> items = items(3);
    Map<RateCounter, RateUse> taking = send(items.subList(0, 2));
    Map<RateCounter, RateUse> takingMore = send(items.subList(2, 3));

    assertThat(taking).hasSize(4);
    assertThat(taking.values()).allSatisfy(use -> assertThat(taken(use)).isEqualTo(2));
    assertThat(takingMore.values()).allSatisfy(use -> assertThat(taken(use)).isEqualTo(3));
    assertThat(taking.keySet())
        .containsExactlyInAnyOrderElementsOf(plan(items).get(0).facts().rates());
  }

  @Test
  void limitsEachDomainForItself() {
    limit(new RateLimits(MANY, MANY, MANY, 1));
    List<PlannedSend> planned =
        plan(
            List.of(
                item("ann@one.example"),
                item("bob@one.example"),
                item("cleo@TWO.example"),
                item("dan@two.example")));

    assertThat(planned)
        .extracting(PlannedSend::reason)
        .containsExactly(
            ReasonCode.ALLOWED,
            ReasonCode.DOMAIN_RATE_LIMIT,
            ReasonCode.ALLOWED,
            ReasonCode.DOMAIN_RATE_LIMIT);
  }

  @Test
  void limitsTheTenantAndEverybodyTogether() {
    limit(new RateLimits(MANY, MANY, 2, MANY));
    assertThat(plan(items(3)).get(2).reason()).isEqualTo(ReasonCode.TENANT_RATE_LIMIT);

    limit(RateLimits.WIDEST);
    limitEverybody(1);
    assertThat(plan(items(2)).get(1).reason()).isEqualTo(ReasonCode.GLOBAL_RATE_LIMIT);
  }

  @Test
  void handsTheTokensOfEverybodyToWhatWouldGo() {
    List<QueueItem> items = items(4);
    suppress(items.get(0));
    Instant nextAt = now.plusSeconds(90);

    List<PlannedSend> planned =
        scene.inUnit(
            () -> planner.startLocked(tenant, now, true, new GlobalTokens(2, nextAt)).plan(items));

    assertThat(planned)
        .extracting(PlannedSend::decision)
        .containsExactly(VerdictKind.DENY, VerdictKind.ALLOW, VerdictKind.ALLOW, VerdictKind.DEFER);
    assertThat(planned.get(3).reason()).isEqualTo(ReasonCode.GLOBAL_RATE_LIMIT);
    assertThat(planned.get(3).outcome().nextAt()).contains(nextAt);
  }

  @Test
  void readsCountersOnceInARunAndTheGlobalOneWhenItStarts() {
    List<QueueItem> items = items(2);
    scene.inUnit(
        () -> {
          PlanRun run = planner.start(tenant, now, true);
          assertThat(counter.taken())
              .contains("RateStore.limits", "RateStore.globalPerHour", "RateStore.globalUse");
          run.plan(items);
          assertThat(counter.taken()).containsOnlyOnce("RateStore.uses");
          run.plan(items);
          assertThat(counter.taken()).noneMatch(call -> call.startsWith("RateStore."));
        });
  }

  @Test
  void locksCountersAfterWhatWasSentBefore() {
    List<QueueItem> items = items(1);
    scene.inUnit(() -> planner.startLocked(tenant, now, true, GlobalTokens.all(now)).plan(items));

    List<String> calls = counter.taken();
    assertThat(calls)
        .containsSubsequence(
            "SendHistory.lockLastSends", "SendHistory.lockCounts", "RateStore.lock")
        .doesNotContain("RateStore.uses", "RateStore.globalUse", "RateStore.lockGlobal");
  }

  private Map<RateCounter, RateUse> send(List<QueueItem> items) {
    return scene.inUnit(
        () -> {
          PlanRun run = planner.startLocked(tenant, now, true, GlobalTokens.all(now));
          Map<RateCounter, RateUse> taking = run.taking(run.plan(items));
          world.stores.rates().write(tenant, taking);
          return taking;
        });
  }

  private List<PlannedSend> plan(List<QueueItem> items) {
    return scene.inUnit(() -> planner.start(tenant, world.clock.instant(), true).plan(items));
  }

  private List<QueueItem> items(int number) {
    List<QueueItem> items = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      items.add(item("person" + ++people + "@example.org"));
    }
    return items;
  }

  private QueueItem item(String text) {
    EmailAddress address = EmailAddress.parse(text).orElseThrow();
    var recipient =
        RecipientBuilder.aRecipient(enrollment, scene.contact(address), scene.step(0)).at(address);
    return scene.add(aQueueItem(scene.add(recipient.build())).build());
  }

  private void suppress(QueueItem item) {
    String address =
        scene
            .inUnit(() -> world.stores.recipients().findAll(tenant, List.of(item.recipient())))
            .get(item.recipient())
            .address()
            .normalised();
    SuppressionEntry entry =
        new SuppressionEntry(
            new SuppressionId(world.ids.next()),
            SuppressionScope.TENANT,
            SuppressionKind.EMAIL,
            address,
            SuppressionReason.MANUAL,
            Optional.empty(),
            now);
    scene.inUnit(() -> world.stores.suppressions().add(tenant, List.of(entry)));
  }

  private void limit(RateLimits limits) {
    scene.inUnit(() -> world.stores.rates().setLimits(tenant, limits));
  }

  private void limitEverybody(int perHour) {
    world.inside(
        TenantId.NIL,
        () -> {
          world.stores.rates().setGlobalPerHour(perHour);
          return perHour;
        });
  }

  private static SlidingWindow window(PlannedSend send, int rate) {
    RateRules rules = send.facts().conditions().rates();
    return rules.window(send.facts().rates().get(rate));
  }

  private static int taken(RateUse use) {
    return use.slots().stream().mapToInt(RateUse.Slot::taken).sum();
  }
}
