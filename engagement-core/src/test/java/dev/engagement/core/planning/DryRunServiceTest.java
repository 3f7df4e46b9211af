package dev.engagement.core.planning;

import static dev.engagement.testkit.fixture.EnrollmentBuilder.anEnrollment;
import static dev.engagement.testkit.fixture.QueueItemBuilder.aQueueItem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.engagement.core.World;
import dev.engagement.core.queue.QueueItemLifecycle;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.audit.AuditEntry;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientState;
import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.RateWindows;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.planning.PlanTotals;
import dev.engagement.ports.planning.PlannedItem;
import dev.engagement.ports.queue.ClaimRequest;
import dev.engagement.ports.queue.Lease;
import dev.engagement.ports.queue.OpenScopes;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.suppression.SuppressionEntry;
import dev.engagement.ports.suppression.SuppressionId;
import dev.engagement.ports.suppression.SuppressionKind;
import dev.engagement.ports.suppression.SuppressionReason;
import dev.engagement.ports.suppression.SuppressionScope;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.fixture.Scene;
import dev.engagement.testkit.fixture.SequenceBuilder;
import dev.engagement.testkit.fixture.Steps;
import dev.engagement.testkit.fixture.TemplateBuilder;
import dev.engagement.testkit.queue.RecordingObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DryRunServiceTest {

  private final World world = new World();
  private final Scene scene = new Scene(world.stores);
  private final TenantId tenant = scene.tenant();
  private final RecordingObserver observer = (RecordingObserver) world.surroundings.observer();
  private final DryRunService dryRuns = dryRuns(true);
  private final RecordingSink sink = new RecordingSink();

  @Test
  void plansEveryWaitingItemAndChangesNothingButTheLog() {
    Enrollment enrollment = threeRecipients();
    List<Object> before = rows(enrollment);

    PlanTotals totals = dryRuns.plan(tenant, enrollment.id(), sink, World.ACTOR);

    assertThat(totals).isEqualTo(new PlanTotals(world.clock.instant(), 1, 1, 1));
    assertThat(sink.plannedAt()).contains(world.clock.instant());
    assertThat(statuses()).containsExactly("WouldSend", "Skipped", "FailedValidation");
    assertThat(sink.items().get(1).reason()).contains(ReasonCode.SUPPRESSED);
    assertThat(sink.items().get(2).reason()).contains(ReasonCode.MISSING_VARIABLE);
    assertThat(rows(enrollment)).isEqualTo(before);
    assertThat(world.log(tenant)).hasSize(1);
    assertPlanned(world.log(tenant).get(0), enrollment, totals);
    assertThat(observer.planned())
        .containsExactly(new RecordingObserver.Planned(tenant, enrollment.id(), 3, 1));
  }

  @Test
  void storesThePlanOnDemand() {
    Enrollment enrollment = threeRecipients();

    PlanTotals totals = dryRuns.planAndStore(tenant, enrollment.id(), sink, World.ACTOR);

    assertThat(totals).isEqualTo(new PlanTotals(world.clock.instant(), 1, 1, 1));
    assertThat(states(enrollment))
        .containsExactly(
            QueueItemState.WOULD_SEND, QueueItemState.SKIPPED, QueueItemState.FAILED_VALIDATION);
    assertThat(recipients(enrollment))
        .extracting(Recipient::endReason)
        .containsExactly(
            Optional.empty(), Optional.of(EndReason.SUPPRESSED), Optional.of(EndReason.INVALID));
    assertThat(stored(enrollment).open()).isEqualTo(1);
    assertThat(stored(enrollment).state()).isEqualTo(EnrollmentState.QUEUED);
    List<AuditEntry> log = world.log(tenant);
    assertThat(log)
        .extracting(AuditEntry::type)
        .containsExactly(
            AuditEventType.WOULD_SEND,
            AuditEventType.SKIPPED,
            AuditEventType.FAILED_VALIDATION,
            AuditEventType.DRY_RUN_PLANNED);
    assertThat(log.get(1).payload().values())
        .containsEntry("reason", "suppressed")
        .containsEntry("stepOrder", 0L)
        .containsEntry("recipientId", sink.items().get(1).recipient().toString());
    assertThat(log.get(0).payload().values()).doesNotContainKey("reason");
    assertThat(log.get(1).subject().recipient()).contains(sink.items().get(1).recipient());
    assertPlanned(log.get(3), enrollment, totals);
  }

  @Test
  void plansAgainOnlyWhatStillWaits() {
    Enrollment enrollment = threeRecipients();
    dryRuns.planAndStore(tenant, enrollment.id(), new RecordingSink(), World.ACTOR);
    List<Object> before = rows(enrollment);

    PlanTotals again = dryRuns.planAndStore(tenant, enrollment.id(), sink, World.ACTOR);

    assertThat(again.items()).isEqualTo(1);
    assertThat(statuses()).containsExactly("WouldSend");
    assertThat(rows(enrollment)).isEqualTo(before);
  }

  /** No row leads from WouldSend to Skipped: the worker decides when it comes to it. */
  @Test
  void onlyNotesWhatStandsAgainstAnItemThatAnEarlierPlanWouldSend() {
    Enrollment enrollment = threeRecipients();
    dryRuns.planAndStore(tenant, enrollment.id(), new RecordingSink(), World.ACTOR);
    suppress(recipients(enrollment).get(0));

    dryRuns.planAndStore(tenant, enrollment.id(), sink, World.ACTOR);

    assertThat(statuses()).containsExactly("Skipped");
    QueueItem item = items(enrollment).get(0);
    assertThat(item.state()).isEqualTo(QueueItemState.WOULD_SEND);
    assertThat(item.reason()).contains(ReasonCode.SUPPRESSED);
    assertThat(recipients(enrollment).get(0).state()).isEqualTo(RecipientState.QUEUED);
    assertThat(stored(enrollment).open()).isEqualTo(1);
    AuditEntry entry = world.log(tenant).get(4);
    assertThat(entry.type()).isEqualTo(AuditEventType.WOULD_SEND);
    assertThat(entry.payload().values()).containsEntry("reason", "suppressed");
  }

  @Test
  void endsTheEnrollmentWhenNobodyIsLeft() {
    Enrollment enrollment = scene.enrolled();
    suppress(waiting(enrollment));

    dryRuns.planAndStore(tenant, enrollment.id(), sink, World.ACTOR);

    assertThat(stored(enrollment).state()).isEqualTo(EnrollmentState.FAILED);
    assertThat(world.log(tenant))
        .extracting(AuditEntry::type)
        .containsExactly(
            AuditEventType.SKIPPED,
            AuditEventType.ENROLLMENT_FINISHED,
            AuditEventType.DRY_RUN_PLANNED);
  }

  @Test
  void leavesToTheWorkerWhatItHolds() {
    Enrollment enrollment = threeRecipients();
    List<QueueItem> claimed = claim(1);

    dryRuns.planAndStore(tenant, enrollment.id(), sink, World.ACTOR);

    assertThat(sink.items()).extracting(PlannedItem::item).doesNotContain(claimed.get(0).id());
    assertThat(items(enrollment)).contains(claimed.get(0));
  }

  @Test
  void leavesToTheStopWhatAPersonStopped() {
    Enrollment stopped =
        scene.add(anEnrollment(scene.sequence()).finished(EnrollmentState.STOPPED).build());
    waiting(stopped);
    List<Object> before = rows(stopped);

    dryRuns.planAndStore(tenant, stopped.id(), sink, World.ACTOR);

    assertThat(sink.items().get(0).reason()).contains(ReasonCode.ENROLLMENT_FINISHED);
    assertThat(rows(stopped)).isEqualTo(before);
    assertThat(world.log(tenant))
        .extracting(AuditEntry::type)
        .containsExactly(AuditEventType.DRY_RUN_PLANNED);
  }

  @Test
  void showsWhatWouldHappenWhileSendingIsOffOrPaused() {
    Enrollment paused = scene.add(anEnrollment(scene.sequence()).paused().build());
    waiting(paused);

    dryRuns(false).plan(tenant, paused.id(), sink, World.ACTOR);

    PlannedItem item = sink.items().get(0);
    assertThat(item.status()).isEqualTo(QueueItemState.WOULD_SEND);
    assertThat(item.nextAt()).isEmpty();
    assertThat(item.verdicts())
        .filteredOn(verdict -> verdict.kind() == VerdictKind.HOLD)
        .extracting(verdict -> verdict.guardrail())
        .containsExactly(GuardrailName.SENDING, GuardrailName.ENROLLMENT);
  }

  @Test
  void goesThroughManyItemsInClaimOrder() {
    Enrollment enrollment = scene.enrolled();
    List<QueueItem> queued = new ArrayList<>();
    for (Recipient recipient : scene.recipients(enrollment, 1_203)) {
      queued.add(
          aQueueItem(recipient)
              .dueAt(world.clock.instant().minusSeconds(queued.size() % 7))
              .build());
    }
    world.inside(tenant, () -> world.stores.queue().enqueue(tenant, queued));

    PlanTotals totals = dryRuns.plan(tenant, enrollment.id(), sink, World.ACTOR);

    List<QueueItem> inOrder =
        world.inside(
            tenant,
            () ->
                world
                    .stores
                    .queueView()
                    .inStates(
                        tenant,
                        enrollment.id(),
                        QueueItemLifecycle.WAITING,
                        Optional.empty(),
                        2_000));
    assertThat(totals.wouldSend()).isEqualTo(1_203);
    assertThat(sink.items())
        .extracting(PlannedItem::item)
        .containsExactlyElementsOf(inOrder.stream().map(QueueItem::id).toList());
    assertThat(world.log(tenant)).hasSize(1);
  }

  @Test
  void plansNothingWhereNothingWaits() {
    Enrollment enrollment = scene.enrolled();

    PlanTotals totals = dryRuns.plan(tenant, enrollment.id(), sink, World.ACTOR);

    assertThat(totals.items()).isZero();
    assertThat(sink.plannedAt()).isPresent();
    assertPlanned(world.log(tenant).get(0), enrollment, totals);
  }

  @Test
  void findsNoEnrollmentOfAnotherTenant() {
    Enrollment enrollment = threeRecipients();

    assertNotFound(world.tenant, enrollment.id());
    assertNotFound(tenant, new EnrollmentId(world.ids.next()));
    assertThat(sink.plannedAt()).isEmpty();
    assertThat(world.log(tenant)).isEmpty();
    assertThat(world.log(world.tenant)).isEmpty();
    assertThat(observer.planned()).isEmpty();
  }

  private void assertNotFound(TenantId of, EnrollmentId id) {
    for (boolean store : List.of(true, false)) {
      EngagementException refusal =
          catchThrowableOfType(
              EngagementException.class,
              () -> {
                if (store) {
                  dryRuns.planAndStore(of, id, sink, World.ACTOR);
                } else {
                  dryRuns.plan(of, id, sink, World.ACTOR);
                }
              });
      assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_FOUND);
    }
  }

  private void assertPlanned(AuditEntry entry, Enrollment enrollment, PlanTotals totals) {
    assertThat(entry.type()).isEqualTo(AuditEventType.DRY_RUN_PLANNED);
    assertThat(entry.subject().enrollment()).contains(enrollment.id());
    assertThat(entry.at()).isEqualTo(totals.plannedAt());
    assertThat(entry.actor()).isEqualTo(World.ACTOR);
    assertThat(entry.payload().values())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "recipientCount", totals.items(),
                "wouldSend", totals.wouldSend(),
                "skipped", totals.skipped(),
                "failedValidation", totals.failedValidation()));
  }

  /** One who goes, one who is suppressed, and one of whom too little is known. */
  private Enrollment threeRecipients() {
    var template =
        TemplateBuilder.aTemplate(tenant).saying("Hello", "{{company}}").published().build();
    scene.inUnit(() -> world.stores.templates().add(template));
    var sequence =
        scene.add(
            SequenceBuilder.aSequence(scene.identity(), template.id())
                .of(Steps.anEmailStep(template.id(), 0))
                .build());
    Enrollment enrollment = scene.add(anEnrollment(sequence).of(3).build());
    var step = sequence.plan().steps().get(0).id();
    List<Recipient> recipients = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Map<String, Object> known = i == 2 ? Map.of() : Map.of("company", "Engines");
      recipients.add(scene.add(scene.aRecipient(enrollment).knowing(known).build()));
    }
    recipients.forEach(recipient -> scene.add(aQueueItem(recipient).at(step).build()));
    suppress(recipients.get(1));
    return enrollment;
  }

  private Recipient waiting(Enrollment enrollment) {
    Recipient recipient = scene.recipient(enrollment);
    scene.add(aQueueItem(recipient).build());
    return recipient;
  }

  private void suppress(Recipient recipient) {
    SuppressionEntry entry =
        new SuppressionEntry(
            new SuppressionId(world.ids.next()),
            SuppressionScope.TENANT,
            SuppressionKind.EMAIL,
            recipient.address().normalised(),
            SuppressionReason.MANUAL,
            Optional.empty(),
            world.clock.instant());
    world.inside(tenant, () -> world.stores.suppressions().add(tenant, List.of(entry)));
  }

  private List<QueueItem> claim(int limit) {
    Lease lease = new Lease("worker", world.clock.instant().plusSeconds(60));
    ClaimRequest request =
        new ClaimRequest(
            world.clock.instant(), QueueItemLifecycle.claim(), OpenScopes.ALL, lease, limit);
    return world.inside(tenant, () -> world.stores.queue().claim(tenant, request));
  }

  private DryRunService dryRuns(boolean sending) {
    SendPlanner planner = new SendPlanner(world.stores, world.surroundings, RateWindows.USUAL);
    return new DryRunService(world.stores, world.surroundings, planner, sending);
  }

  private List<String> statuses() {
    return sink.items().stream().map(item -> item.status().code()).toList();
  }

  private List<QueueItemState> states(Enrollment enrollment) {
    return items(enrollment).stream().map(QueueItem::state).toList();
  }

  private Enrollment stored(Enrollment enrollment) {
    return world
        .inside(tenant, () -> world.stores.enrollments().find(tenant, enrollment.id()))
        .orElseThrow();
  }

  private List<QueueItem> items(Enrollment enrollment) {
    return world.inside(
        tenant,
        () ->
            world.stores.queueView().list(tenant, enrollment.id(), PageRequest.first(200)).items());
  }

  private List<Recipient> recipients(Enrollment enrollment) {
    return world.inside(
        tenant,
        () ->
            world
                .stores
                .recipients()
                .list(tenant, enrollment.id(), PageRequest.first(200))
                .items());
  }

  private List<Object> rows(Enrollment enrollment) {
    return List.of(stored(enrollment), items(enrollment), recipients(enrollment));
  }
}
