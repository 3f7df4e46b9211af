package dev.engagement.core.planning;

import static dev.engagement.testkit.fixture.QueueItemBuilder.aQueueItem;

import dev.engagement.core.World;
import dev.engagement.core.guardrail.GlobalTokens;
import dev.engagement.core.guardrail.RateRules;
import dev.engagement.core.guardrail.SlidingWindow;
import dev.engagement.core.queue.QueueItemLifecycle;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.guardrail.KillSwitch;
import dev.engagement.ports.guardrail.RateLimits;
import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.guardrail.RateWindows;
import dev.engagement.ports.guardrail.SwitchScope;
import dev.engagement.ports.identity.IdentityState;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.planning.CapScope;
import dev.engagement.ports.planning.ContactSend;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.queue.ClaimRequest;
import dev.engagement.ports.queue.Lease;
import dev.engagement.ports.queue.OpenScopes;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.sequence.Cooldowns;
import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceGuardrails;
import dev.engagement.ports.sequence.SequenceSettings;
import dev.engagement.ports.sequence.SequenceState;
import dev.engagement.ports.sequence.TimeSlot;
import dev.engagement.ports.suppression.SuppressionEntry;
import dev.engagement.ports.suppression.SuppressionId;
import dev.engagement.ports.suppression.SuppressionKind;
import dev.engagement.ports.suppression.SuppressionReason;
import dev.engagement.ports.suppression.SuppressionScope;
import dev.engagement.ports.template.Template;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.fixture.EnrollmentBuilder;
import dev.engagement.testkit.fixture.Given;
import dev.engagement.testkit.fixture.IdentityBuilder;
import dev.engagement.testkit.fixture.RecipientBuilder;
import dev.engagement.testkit.fixture.Scene;
import dev.engagement.testkit.fixture.SequenceBuilder;
import dev.engagement.testkit.fixture.TemplateBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A random situation by a seed: one sequence, its sender and twenty mails, with whatever stands in
 * their way.
 */
final class Situation {

  static final int MAILS = 20;

  private static final List<String> ZONES =
      List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca");

  final World world = new World();
  final Scene scene = new Scene(world.stores);
  final TenantId tenant = scene.tenant();
  private final Random random;
  private final Obstacles obstacles;
  final Surroundings surroundings;
  final SendPlanner planner;
  final Instant now;
  final boolean sending;
  final Enrollment enrollment;
  final List<QueueItem> items;

  Situation(long seed) {
    random = new Random(seed);
    now = Instant.parse("2026-03-01T00:00:00Z").plusSeconds(random.nextInt(40 * 24) * 3_600L + 17);
    sending = random.nextInt(5) > 0;
    world.clock.set(now);
    obstacles = new Obstacles(random, now);
    surroundings = obstacles.surroundings(world);
    planner = new SendPlanner(world.stores, surroundings, RateWindows.USUAL);
    enrollment = enrollment();
    items = items(enrollment);
    obstacles.limitEverybody(world);
    scene.inUnit(() -> obstacles.setDaysOff(world.stores, tenant));
  }

  /** Claims all that is due, as a worker does. */
  List<QueueItem> claim() {
    Lease lease = new Lease("worker", now.plusSeconds(60));
    ClaimRequest request =
        new ClaimRequest(now, QueueItemLifecycle.claim(), OpenScopes.ALL, lease, 500);
    return scene.inUnit(() -> world.stores.queue().claim(tenant, request));
  }

  /** Takes what everybody together has left, for so many mails. */
  GlobalTokens globalTokens() {
    RateRules rules =
        new RateRules(RateLimits.WIDEST, world.stores.rates().globalPerHour(), RateWindows.USUAL);
    RateUse use = world.stores.rates().globalUse(RateWindows.USUAL.hour());
    SlidingWindow window = rules.window(rules.global());
    int granted = Math.min(MAILS, window.free(use, now));
    return new GlobalTokens(granted, window.fits(use, now, granted + 1));
  }

  private Enrollment enrollment() {
    SenderIdentity sender = obstacles.warming(IdentityBuilder.anIdentity(tenant)).build();
    if (chance(8)) {
      sender = IdentityBuilder.anIdentity(tenant).through(obstacles.provider()).build();
    } else if (chance(4)) {
      sender = IdentityBuilder.anIdentity(tenant).in(zone()).limitedTo(2 + pick(6)).build();
    } else if (chance(8)) {
      sender = IdentityBuilder.anIdentity(tenant).in(IdentityState.PAUSED).build();
    }
    SenderIdentity chosen = sender;
    TemplateBuilder template = TemplateBuilder.aTemplate(tenant).saying("Hi", "{{company}}");
    Template made = chance(10) ? template.archived().build() : template.published().build();
    Sequence sequence =
        SequenceBuilder.aSequence(chosen, made.id())
            .in(chance(8) ? SequenceState.PAUSED : SequenceState.ACTIVE)
            .with(settings())
            .build();
    Enrollment enrollment = enrollmentIn(sequence);
    scene.inUnit(
        () -> {
          world.stores.identities().add(chosen);
          world.stores.templates().add(made);
          world.stores.sequences().add(sequence);
          world.stores.enrollments().add(enrollment);
          sentToday(CapScope.SEQUENCE, sequence.id().value());
          sentToday(CapScope.IDENTITY, chosen.id().value());
        });
    killed(sequence, chosen);
    scene.inUnit(() -> obstacles.set(world, tenant, sequence.id(), chosen.id()));
    return enrollment;
  }

  private Enrollment enrollmentIn(Sequence sequence) {
    EnrollmentBuilder enrollment = EnrollmentBuilder.anEnrollment(sequence).of(20);
    return chance(8) ? enrollment.paused().build() : enrollment.build();
  }

  private SequenceSettings settings() {
    List<TimeSlot> office =
        IntStream.rangeClosed(1, 5).mapToObj(day -> new TimeSlot(day, 480, 1_080)).toList();
    List<TimeSlot> night =
        IntStream.rangeClosed(1, 7).mapToObj(day -> new TimeSlot(day, 1_320, 360)).toList();
    return new SequenceSettings(
        new SendWindow(
            Optional.empty(),
            chance(2) ? office : List.of(),
            chance(2) ? night : List.of(),
            obstacles.calendar()),
        new Cooldowns(
            chance(2) ? Optional.of(Duration.ofHours(pick(90))) : Optional.empty(),
            chance(3) ? Optional.of(Duration.ofHours(pick(90))) : Optional.empty()),
        new SequenceGuardrails(
            chance(2) ? Optional.of(1 + pick(9)) : Optional.empty(), chance(2), true));
  }

  private List<QueueItem> items(Enrollment enrollment) {
    List<QueueItem> items = new ArrayList<>();
    for (int i = 0; i < MAILS; i++) {
      Map<String, Object> known = chance(6) ? Map.of() : Map.of("company", "Engines");
      Recipient recipient = recipient(enrollment, known);
      Instant due = now.minusSeconds(pick(5));
      items.add(scene.add(aQueueItem(recipient).dueAt(due).build()));
      if (chance(6)) {
        suppress(recipient);
      }
      if (chance(4)) {
        mailed(recipient);
      }
    }
    return items;
  }

  private Recipient recipient(Enrollment enrollment, Map<String, Object> known) {
    var step =
        scene
            .inUnit(() -> world.stores.sequences().find(tenant, enrollment.plan().sequence()))
            .orElseThrow()
            .plan()
            .steps()
            .get(0)
            .id();
    var address = Given.address();
    var builder =
        RecipientBuilder.aRecipient(enrollment, scene.contact(address), step)
            .at(address)
            .knowing(known);
    return scene.add(chance(3) ? builder.in(zone()).build() : builder.build());
  }

  private void suppress(Recipient recipient) {
    SuppressionEntry entry =
        new SuppressionEntry(
            new SuppressionId(world.ids.next()),
            SuppressionScope.TENANT,
            SuppressionKind.EMAIL,
            recipient.address().normalised(),
            SuppressionReason.COMPLAINT,
            Optional.empty(),
            now);
    scene.inUnit(() -> world.stores.suppressions().add(tenant, List.of(entry)));
  }

  private void mailed(Recipient recipient) {
    ContactSend send =
        new ContactSend(
            new QueueItemId(world.ids.next()), recipient.contact(), recipient.sequence());
    Instant at = now.minusSeconds(pick(200_000));
    scene.inUnit(() -> world.stores.history().recordSends(tenant, List.of(send), at));
  }

  private void sentToday(CapScope scope, UUID id) {
    LocalDate today = LocalDate.ofInstant(now, ZoneId.of("Europe/Berlin"));
    world.stores.history().addToCounts(tenant, Map.of(new DailyCount(scope, id, today), pick(4)));
  }

  private void killed(Sequence sequence, SenderIdentity sender) {
    if (chance(10)) {
      boolean one = chance(2);
      KillSwitch killSwitch =
          new KillSwitch(
              one ? SwitchScope.SEQUENCE : SwitchScope.SENDER,
              Optional.of(one ? sequence.id().value() : sender.id().value()),
              Optional.empty(),
              World.ACTOR,
              now);
      scene.inUnit(() -> world.stores.switches().set(tenant, killSwitch));
    }
  }

  private boolean chance(int in) {
    return random.nextInt(in) == 0;
  }

  private int pick(int bound) {
    return random.nextInt(bound);
  }

  private String zone() {
    return ZONES.get(pick(ZONES.size()));
  }
}
