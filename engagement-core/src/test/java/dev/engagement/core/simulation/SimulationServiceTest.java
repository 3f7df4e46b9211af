package dev.engagement.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.engagement.core.EnrollmentFixture;
import dev.engagement.core.Samples;
import dev.engagement.core.World;
import dev.engagement.core.planning.SendPlanner;
import dev.engagement.core.sequence.SequenceContent;
import dev.engagement.core.sequence.SequenceLifecycle;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.RecipientRow;
import dev.engagement.ports.enrollment.RefusalCode;
import dev.engagement.ports.enrollment.RefusedRow;
import dev.engagement.ports.guardrail.KillSwitch;
import dev.engagement.ports.guardrail.RateLimits;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.SwitchScope;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.WorkerSettings;
import dev.engagement.ports.sequence.Cooldowns;
import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceChange;
import dev.engagement.ports.sequence.SequenceGuardrails;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.SequenceSettings;
import dev.engagement.ports.sequence.TimeSlot;
import dev.engagement.ports.simulation.AssumedEvent;
import dev.engagement.ports.simulation.Assumptions;
import dev.engagement.ports.simulation.Presumption;
import dev.engagement.ports.simulation.Reaction;
import dev.engagement.ports.simulation.SimulatedDay;
import dev.engagement.ports.simulation.SimulatedRecipient;
import dev.engagement.ports.simulation.SimulatedStep;
import dev.engagement.ports.simulation.SimulatedWait;
import dev.engagement.ports.simulation.Simulation;
import dev.engagement.ports.simulation.SimulationRequest;
import dev.engagement.ports.simulation.SimulationTotals;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SimulationServiceTest {

  private final EnrollmentFixture fixture = new EnrollmentFixture();
  private final World world = fixture.world;
  private final Instant now = world.clock.instant();
  private final Sequence sequence =
      fixture.active(Samples.email(1, "P0D"), Samples.pause(2, "P1D"), Samples.email(3, "P1D"));

  @Test
  void tellsDayByDayWhatIsSent() {
    Simulation simulation = simulate(named("ann@example.org", "bob@example.org"));

    assertThat(simulation.days())
        .extracting(SimulatedDay::date, SimulatedDay::sent, SimulatedDay::bySteps)
        .containsExactly(
            tuple(LocalDate.parse("2026-03-03"), 2L, Map.of(0, 2L)),
            tuple(LocalDate.parse("2026-03-05"), 2L, Map.of(2, 2L)));
    assertThat(simulation.totals().sent()).isEqualTo(4);
    assertThat(simulation.totals().ended()).isEqualTo(Map.of(EndReason.COMPLETED, 2L));
    assertThat(simulation.endsAt()).contains(now.plus(Duration.ofDays(2)));
    assertThat(simulation.presumed()).isEmpty();
  }

  @Test
  void writesNothingButOneEntryWithoutAddresses() {
    Object before = everything();
    int entries = world.log(world.tenant).size();

    simulate(named("ann@example.org"));

    assertThat(everything()).isEqualTo(before);
    assertThat(world.log(world.tenant)).hasSize(entries + 1);
    assertThat(world.lastEntry().type()).isEqualTo(AuditEventType.SEQUENCE_DRY_RUN);
    assertThat(world.lastEntry().payload().values())
        .containsEntry("recipientCount", 1L)
        .containsEntry("sent", 2L);
    assertThat(world.lastEntry().toString()).doesNotContain("ann", "example.org");
  }

  @Test
  void startsWhenItIsToldTo() {
    Instant start = Instant.parse("2026-04-01T08:00:00Z");

    Simulation simulation =
        simulate(
            new SimulationRequest(
                rows("ann@example.org"), 0, Optional.of(start), Assumptions.NONE, 1));

    assertThat(simulation.recipients().get(0).steps())
        .extracting(SimulatedStep::at)
        .containsExactly(start, start.plus(Duration.ofDays(2)));
  }

  @Test
  void takesADraftForActive() {
    Sequence draft = fixture.draft(Samples.email(1, "P0D"));

    Simulation simulation = simulate(service(true), draft, named("ann@example.org"));

    assertThat(simulation.totals().sent()).isEqualTo(1);
    assertThat(simulation.presumed()).containsExactly(Presumption.SEQUENCE_ACTIVE);
  }

  @Test
  void takesSendingForSwitchedOn() {
    Simulation simulation = simulate(service(false), sequence, named("ann@example.org"));

    assertThat(simulation.totals().sent()).isEqualTo(2);
    assertThat(simulation.presumed()).containsExactly(Presumption.SENDING_ENABLED);
  }

  @Test
  void refusesADraftThatCannotBeActivated() {
    Sequence draft = fixture.draft(Samples.pause(1, "P1D"));

    refused(ErrorCode.SEQUENCE_INVALID, draft, named("ann@example.org"));
  }

  @Test
  void refusesAnArchivedSequence() {
    Sequence archived = fixture.change(sequence, SequenceChange.ARCHIVE);

    refused(ErrorCode.SEQUENCE_NOT_ACTIVE, archived, named("ann@example.org"));
  }

  @Test
  void doesNotFindWhatIsNotThere() {
    world.refused(
        ErrorCode.NOT_FOUND,
        this::everything,
        () ->
            service(true)
                .simulate(
                    world.tenant,
                    new SequenceId(new UUID(9, 9)),
                    named("ann@example.org"),
                    World.ACTOR));
  }

  @Test
  void namesAllThatIsOutOfBounds() {
    Assumptions wild =
        new Assumptions(
            1.5,
            -0.1,
            Double.NaN,
            Duration.ofDays(4_000),
            0,
            List.of(event("ann@example.org", 1), event("ann@example.org", 7)));
    SimulationRequest request =
        new SimulationRequest(
            rows("ann@example.org"), 100_001, Optional.of(Instant.EPOCH), wild, 1_001);

    assertThat(World.problems(refused(ErrorCode.INVALID_REQUEST, sequence, request)))
        .containsExactlyInAnyOrder(
            "recipients: invalid",
            "count: out_of_range",
            "detail: out_of_range",
            "start: out_of_range",
            "assumptions.replyRate: out_of_range",
            "assumptions.openRate: out_of_range",
            "assumptions.bounceRate: out_of_range",
            "assumptions.replyAfter: out_of_range",
            "assumptions.events[0].afterStep: not_found",
            "assumptions.events[1].afterStep: not_found");
  }

  @Test
  void refusesEventsOfStrangers() {
    Assumptions assumptions = assuming(event("bob@example.org", 0));

    assertThat(
            World.problems(
                refused(
                    ErrorCode.INVALID_REQUEST,
                    sequence,
                    new SimulationRequest(
                        rows("ann@example.org"), 0, Optional.empty(), assumptions, 0))))
        .containsExactly("assumptions.events[0].email: not_found");
  }

  @Test
  void tellsWhichRowsItRefuses() {
    Simulation simulation = simulate(named("nobody", "ann@example.org", "Ann@Example.org"));

    assertThat(simulation.refused())
        .extracting(RefusedRow::row, RefusedRow::code)
        .containsExactly(
            tuple(1L, RefusalCode.INVALID_ADDRESS), tuple(3L, RefusalCode.DUPLICATE_IN_BATCH));
    assertThat(simulation.totals().refused()).isEqualTo(2);
    assertThat(simulation.recipients()).extracting(SimulatedRecipient::row).containsExactly(2L);
  }

  @Test
  void refusesABatchOfWhichNothingIsLeft() {
    refused(ErrorCode.NOTHING_ACCEPTED, sequence, named("nobody"));
  }

  @Test
  void endsTheWayOfWhoeverReplies() {
    SimulationRequest request =
        new SimulationRequest(
            rows("ann@example.org", "bob@example.org"),
            0,
            Optional.empty(),
            assuming(event("ann@example.org", 0)),
            2);

    Simulation simulation = simulate(request);

    assertThat(simulation.totals().ended())
        .isEqualTo(Map.of(EndReason.REPLIED, 1L, EndReason.COMPLETED, 1L));
    assertThat(simulation.totals().reactions()).isEqualTo(Map.of(Reaction.REPLIED, 1L));
    assertThat(simulation.recipients().get(0).endReason()).contains(EndReason.REPLIED);
    assertThat(simulation.recipients().get(0).steps())
        .extracting(SimulatedStep::status)
        .containsExactly(QueueItemState.SENT, QueueItemState.CANCELLED);
  }

  @Test
  void letsSharesOfPeopleReplyOpenAndBounceAlwaysTheSameOnes() {
    Assumptions assumptions = new Assumptions(0.3, 0.5, 0.1, Duration.ofHours(1), 5, List.of());
    SimulationRequest request =
        new SimulationRequest(List.of(), 1_000, Optional.empty(), assumptions, 1_000);

    Simulation simulation = simulate(request);

    Map<Reaction, Long> reactions = simulation.totals().reactions();
    assertThat(reactions.get(Reaction.BOUNCED)).isBetween(60L, 140L);
    assertThat(reactions.get(Reaction.OPENED)).isBetween(380L, 520L);
    assertThat(reactions.get(Reaction.REPLIED)).isBetween(200L, 340L);
    assertThat(simulate(request)).isEqualTo(simulation);
  }

  @Test
  void saysWhatWaitsForSomebodyToAct() {
    KillSwitch stop =
        new KillSwitch(SwitchScope.TENANT, Optional.empty(), Optional.empty(), World.ACTOR, now);
    world.inside(
        world.tenant,
        () -> {
          world.stores.switches().set(world.tenant, stop);
          return stop;
        });

    Simulation simulation = simulate(named("ann@example.org", "bob@example.org"));

    assertThat(simulation.endsAt()).isEmpty();
    assertThat(simulation.totals().sent()).isZero();
    assertThat(simulation.totals().waiting())
        .containsExactly(
            new SimulatedWait(
                ReasonCode.KILLED_TENANT,
                "Sending is stopped for this customer.",
                2,
                Optional.empty()));
  }

  @Test
  void addsUpWhateverTheSituation() {
    for (long seed = 1; seed <= 200; seed++) {
      Situation situation = new Situation(seed);
      SimulationService service =
          new SimulationService(
              situation.stores,
              situation.surroundings,
              new SendPlanner(
                  situation.stores, situation.surroundings, Situation.SETTINGS.windows()),
              Situation.SETTINGS);
      SimulationRequest request =
          new SimulationRequest(List.of(), 7, Optional.empty(), Assumptions.NONE, 7);

      Simulation simulation =
          service.simulate(situation.tenant, situation.sequence.id(), request, World.ACTOR);

      SimulationTotals totals = simulation.totals();
      long ended = totals.ended().values().stream().mapToLong(Long::longValue).sum();
      long waiting = totals.waiting().stream().mapToLong(SimulatedWait::count).sum();
      assertThat(ended + waiting).as("seed %d", seed).isEqualTo(7);
      assertThat(simulation.days().stream().mapToLong(SimulatedDay::sent).sum())
          .isEqualTo(totals.sent());
      assertThat(simulation.endsAt().isPresent()).isEqualTo(waiting == 0);
    }
  }

  @Test
  void answersForTenThousandPeopleAndFiveMails() {
    Sequence five =
        fixture.update(
            withOfficeHours(
                fixture.active(
                    Samples.email(1, "P0D"),
                    Samples.email(3, "P2D"),
                    Samples.email(4, "P3D"),
                    Samples.email(5, "P5D"),
                    Samples.email(6, "P7D"))));
    limit(RateLimits.DEFAULT);
    SimulationRequest request =
        new SimulationRequest(List.of(), 10_000, Optional.empty(), Assumptions.NONE, 1_000);
    long begun = System.nanoTime();

    Simulation simulation = simulate(service(true), five, request);

    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    assertThat(simulation.totals().sent()).isEqualTo(50_000);
    assertThat(simulation.totals().ended()).isEqualTo(Map.of(EndReason.COMPLETED, 10_000L));
    assertThat(simulation.days()).allSatisfy(day -> assertThat(day.sent()).isLessThan(8_001));
    assertThat(took).isLessThan(Duration.ofSeconds(60));
  }

  private void limit(RateLimits limits) {
    world.inside(
        world.tenant,
        () -> {
          world.stores.rates().setLimits(world.tenant, limits);
          return limits;
        });
  }

  private Sequence withOfficeHours(Sequence active) {
    List<TimeSlot> hours =
        IntStream.rangeClosed(1, 5).mapToObj(day -> new TimeSlot(day, 540, 1_020)).toList();
    SequenceSettings settings =
        new SequenceSettings(
            new SendWindow(Optional.empty(), hours, List.of()),
            new Cooldowns(Optional.of(Duration.ofHours(20)), Optional.empty()),
            SequenceGuardrails.DEFAULT);
    return SequenceLifecycle.edit(
        active, new SequenceContent(active.name(), active.goal(), active.plan(), settings), now);
  }

  private EngagementException refused(ErrorCode code, Sequence wanted, SimulationRequest request) {
    return world.refused(code, this::everything, () -> simulate(service(true), wanted, request));
  }

  private Simulation simulate(SimulationRequest request) {
    return simulate(service(true), sequence, request);
  }

  private Simulation simulate(
      SimulationService service, Sequence wanted, SimulationRequest request) {
    return service.simulate(world.tenant, wanted.id(), request, World.ACTOR);
  }

  private SimulationService service(boolean sending) {
    WorkerSettings settings = WorkerSettings.usual("worker-1", sending);
    SendPlanner planner = new SendPlanner(world.stores, world.surroundings, settings.windows());
    return new SimulationService(world.stores, world.surroundings, planner, settings);
  }

  /** Returns all that a simulation could have written, but the log. */
  private List<Object> everything() {
    List<EmailAddress> addresses =
        Stream.of("ann@example.org", "bob@example.org")
            .flatMap(text -> EmailAddress.parse(text).stream())
            .toList();
    return world.inside(
        world.tenant,
        () ->
            List.of(
                fixture.all(),
                world.stores.sequences().list(world.tenant, PageRequest.first(50)),
                world.stores.contacts().findByAddress(world.tenant, addresses),
                world.stores.queueView().depth(world.tenant, now),
                world.stores.schedule().nextDue(),
                world.stores.rates().globalUse(Duration.ofHours(1))));
  }

  private static SimulationRequest named(String... emails) {
    return new SimulationRequest(rows(emails), 0, Optional.empty(), Assumptions.NONE, 100);
  }

  private static List<RecipientRow> rows(String... emails) {
    return IntStream.range(0, emails.length)
        .mapToObj(i -> EnrollmentFixture.row(i + 1, emails[i]))
        .toList();
  }

  private static Assumptions assuming(AssumedEvent event) {
    return new Assumptions(0, 0, 0, Duration.ZERO, 0, List.of(event));
  }

  private static AssumedEvent event(String email, int afterStep) {
    return new AssumedEvent(email, Reaction.REPLIED, afterStep, Duration.ofHours(3));
  }
}
