package dev.engagement.core.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.DeferredItems;
import dev.engagement.core.World;
import dev.engagement.core.identity.IdentityService;
import dev.engagement.core.sequence.SequenceService;
import dev.engagement.core.tenant.CustomerService;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.identity.IdentityEdit;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.identity.WarmUp;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.sequence.Cooldowns;
import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.SequenceEdit;
import dev.engagement.ports.sequence.SequenceGuardrails;
import dev.engagement.ports.sequence.SequenceSettings;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.fixture.Scene;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What was deferred by what is loosened is judged anew at once, and nothing else is. */
class DeferredWorkTest {

  private static final ReasonCode[] REASONS = {
    ReasonCode.IDENTITY_DAILY_LIMIT,
    ReasonCode.WARM_UP_CAP,
    ReasonCode.OUTSIDE_BUSINESS_HOURS,
    ReasonCode.QUIET_HOURS,
    ReasonCode.HOLIDAY,
    ReasonCode.SEQUENCE_DAILY_CAP,
    ReasonCode.CONTACT_COOLDOWN,
    ReasonCode.SEQUENCE_COOLDOWN,
    ReasonCode.TENANT_RATE_LIMIT
  };

  private final World world = new World();
  private final Scene scene = new Scene(world.stores);
  private final DeferredItems items = new DeferredItems(world, scene);
  private final TenantId tenant = scene.tenant();
  private final SequenceService sequences = new SequenceService(world.stores, world.surroundings);

  @Test
  void raisingTheDailyLimitOfASender() {
    SenderIdentity limited = edit(Optional.of(10), Optional.empty(), Optional.empty());
    QueueItem[] all = deferred();

    edit(Optional.of(9), Optional.empty(), Optional.empty());
    assertThat(brought(all)).isEmpty();
    assertThat(items.lookedAt()).as("what is held by the sender").isTrue();
    edit(Optional.of(11), Optional.empty(), Optional.empty());

    assertThat(limited.dailyLimit()).contains(10);
    assertThat(brought(all))
        .containsExactly(ReasonCode.IDENTITY_DAILY_LIMIT, ReasonCode.WARM_UP_CAP);
  }

  @Test
  void changingTheWarmUpOrTheDaysOfASender() {
    QueueItem[] first = deferred();
    WarmUp faster = new WarmUp(LocalDate.parse("2026-03-01"), 10, 10);
    edit(Optional.empty(), Optional.of(faster), Optional.empty());
    assertThat(brought(first)).hasSize(2);

    QueueItem[] second = deferred();
    edit(Optional.empty(), Optional.empty(), Optional.of(ZoneId.of("Asia/Tokyo")));
    assertThat(brought(second)).hasSize(2);
  }

  @Test
  void openingTheWindowOfASequence() {
    QueueItem[] all = deferred();

    settle(
        new SendWindow(Optional.of(ZoneId.of("Asia/Tokyo")), List.of(), List.of()),
        Cooldowns.NONE,
        Optional.empty());

    assertThat(brought(all))
        .containsExactly(
            ReasonCode.OUTSIDE_BUSINESS_HOURS,
            ReasonCode.QUIET_HOURS,
            ReasonCode.HOLIDAY,
            ReasonCode.SEQUENCE_DAILY_CAP);
    assertThat(items.lookedAt()).isTrue();
  }

  @Test
  void raisingTheDailyCapOfASequence() {
    settle(SendWindow.ALWAYS, Cooldowns.NONE, Optional.of(10));
    QueueItem[] all = deferred();

    settle(SendWindow.ALWAYS, Cooldowns.NONE, Optional.of(9));
    assertThat(brought(all)).isEmpty();
    settle(SendWindow.ALWAYS, Cooldowns.NONE, Optional.empty());

    assertThat(brought(all)).containsExactly(ReasonCode.SEQUENCE_DAILY_CAP);
  }

  @Test
  void shorteningTheCooldownsOfASequence() {
    settle(SendWindow.ALWAYS, cooldowns(2, 2), Optional.empty());
    QueueItem[] all = deferred();

    settle(SendWindow.ALWAYS, cooldowns(3, 2), Optional.empty());
    assertThat(brought(all)).isEmpty();
    settle(SendWindow.ALWAYS, cooldowns(2, 3), Optional.empty());
    assertThat(brought(all)).containsExactly(ReasonCode.CONTACT_COOLDOWN);
    settle(SendWindow.ALWAYS, Cooldowns.NONE, Optional.empty());

    assertThat(brought(all))
        .containsExactly(ReasonCode.CONTACT_COOLDOWN, ReasonCode.SEQUENCE_COOLDOWN);
  }

  @Test
  void leavesOtherSequencesAlone() {
    QueueItem other =
        items.waitingFor(ReasonCode.QUIET_HOURS, scene.add(scene.aSequenceOfTwo().build()));

    settle(
        new SendWindow(Optional.of(ZoneId.of("Asia/Tokyo")), List.of(), List.of()),
        Cooldowns.NONE,
        Optional.empty());

    assertThat(items.waiting(other)).hasSize(1);
  }

  @Test
  void changingTheDaysOff() {
    CustomerService customers = new CustomerService(world.stores, world.surroundings);
    customers.setDaysOff(tenant, Set.of(LocalDate.parse("2026-03-03")), World.ACTOR);
    QueueItem[] all = deferred();

    customers.setDaysOff(tenant, Set.of(), World.ACTOR);

    assertThat(customers.daysOff(tenant)).isEmpty();
    assertThat(brought(all)).containsExactly(ReasonCode.HOLIDAY);
    assertThat(items.lookedAt()).isTrue();
  }

  private QueueItem[] deferred() {
    return List.of(REASONS).stream().map(items::waitingFor).toArray(QueueItem[]::new);
  }

  private List<ReasonCode> brought(QueueItem... all) {
    List<ReasonCode> waiting = items.waiting(all);
    return List.of(REASONS).stream().filter(reason -> !waiting.contains(reason)).toList();
  }

  private SenderIdentity edit(
      Optional<Integer> dailyLimit, Optional<WarmUp> warmUp, Optional<ZoneId> zone) {
    IdentityEdit edit =
        new IdentityEdit(
            Optional.empty(), Optional.empty(), dailyLimit, warmUp, zone, Optional.empty());
    return new IdentityService(world.stores, world.surroundings)
        .edit(tenant, scene.identity().id(), edit, Precondition.NONE, World.ACTOR);
  }

  private void settle(SendWindow window, Cooldowns cooldowns, Optional<Integer> dailyCap) {
    SequenceSettings settings =
        new SequenceSettings(window, cooldowns, new SequenceGuardrails(dailyCap, true, true));
    SequenceEdit edit =
        new SequenceEdit(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(settings));
    sequences.edit(tenant, scene.sequence().id(), edit, Precondition.NONE, World.ACTOR);
  }

  private static Cooldowns cooldowns(int contactDays, int sequenceDays) {
    return new Cooldowns(
        Optional.of(Duration.ofDays(contactDays)), Optional.of(Duration.ofDays(sequenceDays)));
  }
}
