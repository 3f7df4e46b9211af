package dev.engagement.core.planning;

import static dev.engagement.testkit.fixture.EnrollmentBuilder.anEnrollment;
import static dev.engagement.testkit.fixture.QueueItemBuilder.aQueueItem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.World;
import dev.engagement.core.guardrail.GlobalTokens;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.guardrail.RateWindows;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.planning.CapScope;
import dev.engagement.ports.planning.ContactSend;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.sequence.Cooldowns;
import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceGuardrails;
import dev.engagement.ports.sequence.SequenceSettings;
import dev.engagement.ports.sequence.Step;
import dev.engagement.ports.template.Rendering;
import dev.engagement.ports.template.Template;
import dev.engagement.ports.template.TemplateContent;
import dev.engagement.ports.template.TemplateState;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.fixture.Contacts;
import dev.engagement.testkit.fixture.Given;
import dev.engagement.testkit.fixture.IdentityBuilder;
import dev.engagement.testkit.fixture.RecipientBuilder;
import dev.engagement.testkit.fixture.Scene;
import dev.engagement.testkit.fixture.SequenceBuilder;
import dev.engagement.testkit.fixture.Steps;
import dev.engagement.testkit.fixture.TemplateBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanRunTest {

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final World world = new World();
  private final Scene scene = new Scene(world.stores);
  private final TenantId tenant = scene.tenant();
  private final Instant now = world.clock.instant();
  private final CallCounter counter = new CallCounter();
  private final SendPlanner planner =
      new SendPlanner(counter.around(world.stores), world.surroundings, RateWindows.USUAL);

  @Test
  void costsAFixedNumberOfCallsHoweverManyItemsThereAre() {
    Sequence sequence = scene.add(settings(window(TOKYO), cooldown(), cap(5)));
    List<QueueItem> items = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      items.addAll(queued(sequence, scene.add(anEnrollment(sequence).build()), 10));
    }

    List<String> forOne = callsToPlan(items.subList(0, 1));
    List<String> forMany = callsToPlan(items);

    assertThat(forMany).isEqualTo(forOne).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(12);
  }

  @Test
  void readsSequencesSendersAndTemplatesOnceInARun() {
    Sequence sequence = scene.add(settings(SendWindow.ALWAYS, Cooldowns.NONE, cap(5)));
    List<QueueItem> items = queued(sequence, scene.add(anEnrollment(sequence).build()), 2);
    scene.inUnit(
        () -> {
          PlanRun run = planner.start(tenant, now, true);
          run.plan(items.subList(0, 1));
          counter.taken();
          run.plan(items.subList(1, 2));
        });

    assertThat(counter.taken())
        .contains("RecipientStore.findAll", "EnrollmentStore.findAll", "SuppressionList.matches")
        .doesNotContain(
            "SequenceStore.findAll",
            "SequenceStore.plans",
            "IdentityStore.findAll",
            "TemplateStore.findAll",
            "SendHistory.counts",
            "SwitchStore.active");
  }

  @Test
  void locksWhatItWillWriteOnlyForTheIntent() {
    List<QueueItem> items = queued(scene.sequence(), scene.enrolled(), 1);

    scene.inUnit(() -> planner.start(tenant, now, true).plan(items));
    assertThat(counter.taken()).noneMatch(call -> call.startsWith("SendHistory."));
    scene.inUnit(() -> planner.startLocked(tenant, now, true, GlobalTokens.all(now)).plan(items));
    assertThat(counter.taken())
        .contains("SendHistory.lockLastSends", "SendHistory.lockCounts")
        .doesNotContain("SendHistory.lastSends", "SendHistory.counts");
  }

  @Test
  void asksNothingForNothing() {
    scene.inUnit(
        () -> {
          PlanRun run = planner.start(tenant, now, true);
          counter.taken();
          assertThat(run.plan(List.of())).isEmpty();
        });
    assertThat(counter.taken()).isEmpty();
  }

  @Test
  void decidesByTheZoneOfTheRecipientThenContactThenSequenceThenCustomer() {
    Sequence inTokyo = scene.add(settings(window(TOKYO), Cooldowns.NONE, cap(9)));

    assertThat(zone(scene.sequence(), true, Optional.of("Asia/Kathmandu")))
        .isEqualTo(ZoneId.of("Asia/Kathmandu"));
    assertThat(zone(inTokyo, true, Optional.empty())).isEqualTo(ZoneId.of("America/St_Johns"));
    assertThat(zone(inTokyo, false, Optional.empty())).isEqualTo(TOKYO);
    assertThat(zone(scene.sequence(), false, Optional.empty())).isEqualTo(BERLIN);
  }

  /** At ten in the morning of the third UTC it is seven in the evening in Tokyo. */
  @Test
  void raisesTheCountsOfSequenceAndSenderEachInItsZone() {
    world.clock.set("2026-03-03T16:00:00Z");
    SenderIdentity sender = IdentityBuilder.anIdentity(tenant).in("Asia/Tokyo").build();
    scene.inUnit(() -> world.stores.identities().add(sender));
    Sequence sequence = scene.add(SequenceBuilder.aSequence(sender, scene.template().id()).build());

    assertThat(plan(queuedFor(sequence)).facts().counts())
        .containsExactly(
            new DailyCount(CapScope.SEQUENCE, sequence.id().value(), LocalDate.of(2026, 3, 3)),
            new DailyCount(CapScope.IDENTITY, sender.id().value(), LocalDate.of(2026, 3, 4)));
  }

  @Test
  void countsWhatWentTodayTowardsTheCap() {
    Sequence sequence = scene.add(settings(SendWindow.ALWAYS, Cooldowns.NONE, cap(3)));
    DailyCount today =
        new DailyCount(CapScope.SEQUENCE, sequence.id().value(), LocalDate.of(2026, 3, 3));
    scene.inUnit(() -> world.stores.history().addToCounts(tenant, Map.of(today, 2)));
    List<QueueItem> items = queued(sequence, scene.add(anEnrollment(sequence).build()), 3);

    scene.inUnit(
        () -> {
          PlanRun run = planner.start(tenant, world.clock.instant(), true);
          assertThat(run.plan(items.subList(0, 1)).get(0).decision()).isEqualTo(VerdictKind.ALLOW);
          assertThat(run.plan(items.subList(1, 3)))
              .extracting(PlannedSend::reason)
              .containsOnly(ReasonCode.SEQUENCE_DAILY_CAP);
        });
  }

  @Test
  void coolsDownAfterWhatOthersSentButNotAfterItsOwnAttempt() {
    Sequence sequence = scene.add(settings(SendWindow.ALWAYS, cooldown(), cap(9)));
    QueueItem item = queuedFor(sequence);
    ContactSend own = plan(item).facts().contactSend();
    scene.inUnit(
        () ->
            world
                .stores
                .history()
                .recordSends(tenant, List.of(own), now.minus(Duration.ofHours(1))));
    assertThat(plan(item).decision()).isEqualTo(VerdictKind.ALLOW);

    QueueItem other = queuedFor(scene.sequence());
    ContactSend another = new ContactSend(other.id(), own.contact(), scene.sequence().id());
    scene.inUnit(
        () ->
            world
                .stores
                .history()
                .recordSends(tenant, List.of(another), now.minus(Duration.ofHours(2))));
    assertThat(plan(item).reason()).isEqualTo(ReasonCode.CONTACT_COOLDOWN);
    assertThat(plan(item).outcome().nextAt()).contains(now.plus(Duration.ofHours(22)));
  }

  @Test
  void fillsInWhatItKnowsForCertainWhateverAColumnSays() {
    Sequence sequence = saying("{{firstName}} {{company}} {{email}} {{unsubscribeUrl}}", true);
    Map<String, Object> columns =
        Map.of(
            "company", "Engines",
            "email", "eve@example.net",
            "unsubscribeUrl", "https://evil.example");

    PlannedSend planned = plan(queuedFor(sequence, columns));

    String link = planned.facts().unsubscribe().orElseThrow().toString();
    String address = planned.facts().recipient().address().value();
    assertThat(planned.rendering().orElseThrow().text())
        .isEqualTo("Łucja Engines " + address + " " + link);
  }

  @Test
  void hasNoLinkWhereTheSequenceCarriesNone() {
    Sequence sequence = saying("Bye {{unsubscribeUrl|nowhere}}", false);

    PlannedSend planned =
        plan(queuedFor(sequence, Map.of("unsubscribeUrl", "https://evil.example")));

    assertThat(planned.facts().unsubscribe()).isEmpty();
    assertThat(planned.rendering().orElseThrow().text()).isEqualTo("Bye nowhere");
  }

  @Test
  void rendersTheCurrentRevisionAlsoWhenItChangesUnderWay() {
    QueueItem item = queuedFor(scene.sequence());
    Rendering first = plan(item).rendering().orElseThrow();

    revise(scene.template(), "Changed", TemplateState.PUBLISHED, 2);

    assertThat(first.subject()).isEqualTo("Hello Łucja");
    assertThat(plan(item).rendering().orElseThrow().subject()).isEqualTo("Changed");
  }

  @Test
  void keepsWhatWasRenderedWhenItPlansAgain() {
    QueueItem item = queuedFor(scene.sequence());
    PlannedSend earlier = plan(item);

    PlannedSend again = replan(earlier, item);
    assertThat(again.rendering().orElseThrow()).isSameAs(earlier.rendering().orElseThrow());
    assertThat(again.facts().unsubscribe()).isPresent().isSameAs(earlier.facts().unsubscribe());

    revise(scene.template(), "Changed", TemplateState.PUBLISHED, 2);
    assertThat(replan(earlier, item).rendering().orElseThrow().subject()).isEqualTo("Changed");
  }

  @Test
  void judgesAnewWhenItPlansAgain() {
    QueueItem item = queuedFor(scene.sequence());
    PlannedSend earlier = plan(item);

    revise(scene.template(), "Gone", TemplateState.ARCHIVED, 1);

    PlannedSend again = replan(earlier, item);
    assertThat(again.reason()).isEqualTo(ReasonCode.TEMPLATE_NOT_PUBLISHED);
    assertThat(again.rendering()).isEmpty();
  }

  @Test
  void leavesOutWhatIsGoneWhenItPlansAgain() {
    PlannedSend earlier = plan(queuedFor(scene.sequence()));

    assertThat(
            scene.inUnit(() -> planner.start(tenant, now, true).replan(List.of(earlier), Map.of())))
        .isEmpty();
  }

  @Test
  void findsContentThatCannotBeParsedUnsendable() {
    Template template =
        TemplateBuilder.aTemplate(tenant).saying("Hello", "{{broken").published().build();
    scene.inUnit(() -> world.stores.templates().add(template));
    Sequence sequence =
        scene.add(SequenceBuilder.aSequence(scene.identity(), template.id()).build());

    assertThat(plan(queuedFor(sequence)).deciding().values())
        .containsEntry("problem", "template_invalid");
  }

  private PlannedSend plan(QueueItem item) {
    return scene.inUnit(
        () -> planner.start(tenant, world.clock.instant(), true).plan(List.of(item)).get(0));
  }

  private PlannedSend replan(PlannedSend earlier, QueueItem item) {
    return scene.inUnit(
        () ->
            planner
                .startLocked(tenant, now, true, GlobalTokens.all(now))
                .replan(List.of(earlier), Map.of(item.id(), item))
                .get(0));
  }

  private List<String> callsToPlan(List<QueueItem> items) {
    scene.inUnit(
        () -> {
          PlanRun run = planner.start(tenant, now, true);
          counter.taken();
          run.plan(items);
        });
    return counter.taken();
  }

  private ZoneId zone(Sequence sequence, boolean contactKnown, Optional<String> recipientZone) {
    var enrollment = scene.add(anEnrollment(sequence).build());
    var address = Given.address();
    var draft = contactKnown ? Contacts.aContact(address) : Contacts.aContactWithoutName(address);
    var contact =
        scene
            .inUnit(() -> world.stores.contacts().resolve(tenant, List.of(draft), now))
            .get(address.normalised());
    RecipientBuilder builder =
        RecipientBuilder.aRecipient(enrollment, contact, sequence.plan().steps().get(0).id())
            .at(address);
    recipientZone.ifPresent(builder::in);
    return plan(scene.add(aQueueItem(scene.add(builder.build())).build())).facts().zone();
  }

  private QueueItem queuedFor(Sequence sequence) {
    return queued(sequence, scene.add(anEnrollment(sequence).build()), 1).get(0);
  }

  private QueueItem queuedFor(Sequence sequence, Map<String, Object> variables) {
    var enrollment = scene.add(anEnrollment(sequence).build());
    var recipient = scene.add(scene.aRecipient(enrollment).knowing(variables).build());
    return scene.add(aQueueItem(recipient).at(sequence.plan().steps().get(0).id()).build());
  }

  private List<QueueItem> queued(Sequence sequence, Enrollment enrollment, int number) {
    List<QueueItem> items = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      var recipient = scene.recipient(enrollment);
      items.add(scene.add(aQueueItem(recipient).at(sequence.plan().steps().get(0).id()).build()));
    }
    return items;
  }

  private Sequence saying(String body, boolean unsubscribe) {
    Template template = TemplateBuilder.aTemplate(tenant).saying("Hello", body).published().build();
    scene.inUnit(() -> world.stores.templates().add(template));
    Step step = Steps.anEmailStep(template.id(), 0);
    return scene.add(
        SequenceBuilder.aSequence(scene.identity(), template.id())
            .of(step)
            .with(
                new SequenceSettings(
                    SendWindow.ALWAYS,
                    Cooldowns.NONE,
                    new SequenceGuardrails(Optional.empty(), unsubscribe, true)))
            .build());
  }

  private Sequence settings(SendWindow window, Cooldowns cooldowns, SequenceGuardrails limits) {
    return scene.aSequenceOfTwo().with(new SequenceSettings(window, cooldowns, limits)).build();
  }

  private void revise(Template template, String subject, TemplateState state, int revision) {
    Template revised =
        new Template(
            tenant,
            template.id(),
            template.name(),
            new TemplateContent(subject, "Body", Map.of()),
            state,
            revision,
            List.of(),
            now,
            now,
            template.version());
    scene.inUnit(() -> world.stores.templates().update(revised));
  }

  private static SendWindow window(ZoneId zone) {
    return new SendWindow(Optional.of(zone), List.of(), List.of());
  }

  private static Cooldowns cooldown() {
    return new Cooldowns(Optional.of(Duration.ofDays(1)), Optional.empty());
  }

  private static SequenceGuardrails cap(int perDay) {
    return new SequenceGuardrails(Optional.of(perDay), true, true);
  }
}
