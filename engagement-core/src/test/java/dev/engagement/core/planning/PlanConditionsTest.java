package dev.engagement.core.planning;

import static dev.engagement.testkit.fixture.EnrollmentBuilder.anEnrollment;
import static dev.engagement.testkit.fixture.QueueItemBuilder.aQueueItem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.World;
import dev.engagement.core.guardrail.GlobalTokens;
import dev.engagement.ports.guardrail.Canary;
import dev.engagement.ports.guardrail.CanaryRule;
import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.RateWindows;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.SwitchScope;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.identity.WarmUp;
import dev.engagement.ports.mail.MailSender;
import dev.engagement.ports.planning.CapScope;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.fixture.IdentityBuilder;
import dev.engagement.testkit.fixture.Scene;
import dev.engagement.testkit.fixture.SequenceBuilder;
import dev.engagement.testkit.mail.RecordingMailSender;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What holds for a whole run, from the stores to the verdict. */
class PlanConditionsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 3);

  private final World world = new World();
  private final Scene scene = new Scene(world.stores);
  private final TenantId tenant = scene.tenant();
  private final Instant now = world.clock.instant();
  private final CallCounter counter = new CallCounter();
  private final SendPlanner planner =
      new SendPlanner(counter.around(world.stores), world.surroundings, RateWindows.USUAL);

  @Test
  void letsAsManyGoAsTheCanaryHasLeft() {
    Canary canary = canary(SwitchScope.SEQUENCE, Optional.of(scene.sequence().id().value()));
    DailyCount count = new DailyCount(CapScope.CANARY, canary.id(), LocalDate.of(2026, 2, 28));
    scene.inUnit(() -> world.stores.history().addToCounts(tenant, Map.of(count, 1)));
    List<QueueItem> items = items(scene.sequence(), 3);

    List<PlannedSend> planned = plan(planner, items);

    assertThat(planned)
        .extracting(PlannedSend::reason)
        .containsExactly(ReasonCode.ALLOWED, ReasonCode.ALLOWED, ReasonCode.CANARY_HELD);
    assertThat(planned.get(0).facts().counts()).contains(count);
  }

  @Test
  void locksTheCountOfACanary() {
    canary(SwitchScope.TENANT, Optional.empty());
    List<QueueItem> items = items(scene.sequence(), 1);
    counter.taken();

    plan(planner, items);
    assertThat(counter.taken()).contains("SendHistory.counts");
    scene.inUnit(() -> planner.startLocked(tenant, now, true, GlobalTokens.all(now)).plan(items));
    assertThat(counter.taken()).contains("SendHistory.lockCounts");
  }

  @Test
  void leavesOutCanariesOfOthers() {
    canary(SwitchScope.SEQUENCE, Optional.of(new UUID(9, 9)));

    List<PlannedSend> planned = plan(planner, items(scene.sequence(), 3));

    assertThat(planned).extracting(PlannedSend::reason).containsOnly(ReasonCode.ALLOWED);
    assertThat(planned.get(0).facts().counts())
        .extracting(DailyCount::scope)
        .doesNotContain(CapScope.CANARY);
  }

  /** The counts of what is held are kept apart, so the fourth of the canary is held too. */
  @Test
  void showsWhomTheCanaryWouldHoldAlsoWhileSendingIsOff() {
    canary(SwitchScope.TENANT, Optional.empty());
    List<QueueItem> items = items(scene.sequence(), 4);

    List<PlannedSend> planned = scene.inUnit(() -> planner.start(tenant, now, false).plan(items));

    assertThat(planned)
        .extracting(
            send ->
                send.outcome().verdicts().stream()
                    .filter(verdict -> verdict.guardrail() == GuardrailName.CANARY)
                    .findFirst()
                    .orElseThrow()
                    .code())
        .containsExactly(
            ReasonCode.ALLOWED, ReasonCode.ALLOWED, ReasonCode.ALLOWED, ReasonCode.CANARY_HELD);
  }

  @Test
  void waitsOnTheCustomersDaysOff() {
    scene.inUnit(() -> world.stores.tenants().setDaysOff(tenant, Set.of(TODAY, TODAY.plusDays(1))));

    PlannedSend planned = plan(planner, items(scene.sequence(), 1)).get(0);

    assertThat(planned.reason()).isEqualTo(ReasonCode.HOLIDAY);
    assertThat(planned.deciding().values()).containsKey("timezone");
    assertThat(planned.outcome().nextAt().orElseThrow())
        .isEqualTo(TODAY.plusDays(2).atStartOfDay(planned.facts().zone()).toInstant());
  }

  @Test
  void warmsASenderUp() {
    WarmUp warmUp = new WarmUp(TODAY.minusDays(1), 1, 1);
    SenderIdentity sender = IdentityBuilder.anIdentity(tenant).warmingUp(warmUp).build();
    Sequence sequence = sequenceOf(sender);
    DailyCount today = new DailyCount(CapScope.IDENTITY, sender.id().value(), TODAY);
    scene.inUnit(() -> world.stores.history().addToCounts(tenant, Map.of(today, 1)));

    assertThat(plan(planner, items(sequence, 2)))
        .extracting(PlannedSend::reason)
        .containsExactly(ReasonCode.ALLOWED, ReasonCode.WARM_UP_CAP);
  }

  @Test
  void holdsWhatHasNoCredentials() {
    MailSender unready = unready(new RecordingMailSender(Provider.SMTP));
    SendPlanner here =
        new SendPlanner(world.stores, world.surroundings(unready), RateWindows.USUAL);
    Sequence sequence =
        sequenceOf(IdentityBuilder.anIdentity(tenant).through(Provider.SMTP).build());

    PlannedSend planned = plan(here, items(sequence, 1)).get(0);

    assertThat(planned.reason()).isEqualTo(ReasonCode.CREDENTIALS_MISSING);
    assertThat(planned.deciding().values()).containsEntry("provider", "smtp");
  }

  private List<PlannedSend> plan(SendPlanner by, List<QueueItem> items) {
    return scene.inUnit(() -> by.start(tenant, now, true).plan(items));
  }

  private Sequence sequenceOf(SenderIdentity sender) {
    scene.inUnit(() -> world.stores.identities().add(sender));
    return scene.add(SequenceBuilder.aSequence(sender, scene.template().id()).build());
  }

  private List<QueueItem> items(Sequence sequence, int number) {
    var enrollment = scene.add(anEnrollment(sequence).build());
    List<QueueItem> items = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      var recipient = scene.recipient(enrollment);
      items.add(scene.add(aQueueItem(recipient).at(sequence.plan().steps().get(0).id()).build()));
    }
    return items;
  }

  /** Three mails, and it was set on the last day of February. */
  private Canary canary(SwitchScope scope, Optional<UUID> target) {
    Canary canary =
        new Canary(
            world.ids.next(),
            scope,
            target,
            new CanaryRule.Count(3),
            World.ACTOR,
            Instant.parse("2026-02-28T23:30:00Z"));
    scene.inUnit(() -> world.stores.switches().setCanary(tenant, canary));
    return canary;
  }

  private static MailSender unready(MailSender sender) {
    return (MailSender)
        Proxy.newProxyInstance(
            MailSender.class.getClassLoader(),
            new Class<?>[] {MailSender.class},
            (proxy, method, arguments) ->
                method.getName().equals("ready") ? false : method.invoke(sender, arguments));
  }
}
