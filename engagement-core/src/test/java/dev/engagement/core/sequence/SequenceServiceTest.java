package dev.engagement.core.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.Drafts;
import dev.engagement.core.SequenceFixture;
import dev.engagement.core.World;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentChange;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.sequence.Cooldowns;
import dev.engagement.ports.sequence.EmailStep;
import dev.engagement.ports.sequence.PlanReference;
import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceChange;
import dev.engagement.ports.sequence.SequenceDraft;
import dev.engagement.ports.sequence.SequenceGuardrails;
import dev.engagement.ports.sequence.SequenceSettings;
import dev.engagement.ports.sequence.SequenceState;
import dev.engagement.ports.sequence.StepDraft;
import dev.engagement.ports.sequence.StepId;
import dev.engagement.ports.sequence.StepKind;
import dev.engagement.ports.sequence.WaitStep;
import dev.engagement.ports.template.TemplateId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SequenceServiceTest {

  private final SequenceFixture fixture = new SequenceFixture();
  private final World world = fixture.world;

  @Test
  void buildsADraftWithItsSteps() {
    Sequence created = fixture.draft(Drafts.email(fixture.template), Drafts.pause("P1D"));

    assertThat(created.state()).isEqualTo(SequenceState.DRAFT);
    assertThat(created.plan().revision()).isEqualTo(1);
    assertThat(created.plan().steps())
        .satisfiesExactly(
            step -> assertThat(step).isInstanceOf(EmailStep.class),
            step -> assertThat(step).isInstanceOf(WaitStep.class));
    assertThat(created.plan().steps().get(1).placement().position()).isEqualTo(1);
    assertThat(fixture.get(created)).isEqualTo(created);
    assertThat(world.lastEntry().type()).isEqualTo(AuditEventType.SEQUENCE_CREATED);
    assertThat(world.lastEntry().payload().values().toString()).doesNotContain("Welcome");
  }

  @Test
  void tellsAllThatIsWrongAtOnce() {
    SequenceSettings settings =
        new SequenceSettings(
            new SendWindow(Optional.empty(), List.of(), List.of(), Optional.of("zz")),
            new Cooldowns(
                Optional.of(Duration.ofDays(-1)), Optional.of(Duration.ofSeconds(Long.MAX_VALUE))),
            new SequenceGuardrails(Optional.of(0), true, false));
    SequenceDraft bad =
        new SequenceDraft(
            "a\n",
            Optional.of("world domination"),
            fixture.identity,
            List.of(
                Drafts.mode("loud", Drafts.email(fixture.template)), Drafts.kind(StepKind.EMAIL)),
            settings);

    EngagementException refusal =
        world.refused(ErrorCode.INVALID_REQUEST, fixture::all, () -> create(bad));

    assertThat(World.problems(refusal))
        .containsExactly(
            "name: control_characters",
            "goal: unknown_value",
            "sendWindow.holidays: unknown_value",
            "cooldowns.perContact: out_of_range",
            "cooldowns.perSequence: out_of_range",
            "guardrails.dailyCap: out_of_range",
            "guardrails.respectOptOut: opt_out_must_be_respected",
            "steps[0].mode: unknown_value",
            "steps[1].templateId: required");
  }

  @ParameterizedTest
  @EnumSource(
      value = StepKind.class,
      names = {"EMAIL", "WAIT"},
      mode = EnumSource.Mode.EXCLUDE)
  void refusesKindsThatAreNotThereYet(StepKind kind) {
    EngagementException refusal =
        world.refused(
            ErrorCode.STEP_KIND_UNSUPPORTED,
            fixture::all,
            () -> fixture.draft(Drafts.email(fixture.template), Drafts.kind(kind)));

    assertThat(World.problems(refusal)).containsExactly("steps[1].type: step_kind_unsupported");
  }

  @Test
  void refusesManualMail() {
    EngagementException refusal =
        world.refused(
            ErrorCode.STEP_MODE_UNSUPPORTED,
            fixture::all,
            () -> fixture.draft(Drafts.mode("manual", Drafts.email(fixture.template))));

    assertThat(World.problems(refusal)).containsExactly("steps[0].mode: step_mode_unsupported");
  }

  @Test
  void refusesAWaitThatPretendsToBeMail() {
    StepDraft odd =
        new StepDraft(
            Optional.empty(),
            StepKind.WAIT,
            Optional.of("auto"),
            Optional.of(fixture.template),
            Drafts.pause("P1D").delay());

    EngagementException refusal =
        world.refused(ErrorCode.INVALID_REQUEST, fixture::all, () -> fixture.draft(odd));

    assertThat(World.problems(refusal))
        .containsExactly("steps[0].templateId: not_applicable", "steps[0].mode: not_applicable");
  }

  @Test
  void refusesWhatThisTenantDoesNotHave() {
    TenantId other = world.newTenant();

    EngagementException refusal =
        world.refused(
            ErrorCode.SEQUENCE_INVALID,
            () -> world.log(other),
            () ->
                fixture.sequences.create(
                    other,
                    Drafts.sequence(
                        fixture.identity,
                        List.of(Drafts.pause("P1D"), Drafts.email(fixture.template))),
                    World.ACTOR));

    assertThat(World.problems(refusal))
        .containsExactly("identityId: not_found", "steps[1].templateId: not_found");
    assertThat(fixture.sequences.list(other, PageRequest.first(10)).items()).isEmpty();
  }

  @Test
  void refusesStepsThatContinueNothing() {
    StepDraft unknown =
        Drafts.continuing(new StepId(world.ids.next()), Drafts.email(fixture.template));

    EngagementException refusal =
        world.refused(ErrorCode.INVALID_REQUEST, fixture::all, () -> fixture.draft(unknown));

    assertThat(World.problems(refusal)).containsExactly("steps[0].stepId: unknown_step");
  }

  @Test
  void changesADraftInPlace() {
    Sequence draft = fixture.draft(Drafts.email(fixture.template), Drafts.pause("P1D"));
    StepId kept = Drafts.stepOf(draft, 0);

    Sequence edited =
        fixture.edit(
            draft,
            Drafts.steps(
                List.of(
                    Drafts.pause("PT1H"),
                    Drafts.continuing(kept, Drafts.email(fixture.template, "P9D")))));

    assertThat(edited).isEqualTo(fixture.get(draft));
    assertThat(edited.plan().revision()).isEqualTo(1);
    assertThat(Drafts.stepOf(edited, 1)).isEqualTo(kept);
    assertThat(Drafts.stepOf(edited, 0)).isNotEqualTo(Drafts.stepOf(draft, 1));
    assertThat(world.lastEntry().type()).isEqualTo(AuditEventType.SEQUENCE_EDITED);
    assertThat(world.lastEntry().payload().values()).containsEntry("changed", "steps");
  }

  @Test
  void leavesNoTraceOfAChangeThatChangesNothing() {
    Sequence draft = fixture.draft(Drafts.email(fixture.template));
    List<AuditEventType> events = world.events();
    world.clock.advance(Duration.ofMinutes(1));

    assertThat(fixture.edit(draft, Drafts.NOTHING)).isEqualTo(draft);
    assertThat(fixture.edit(draft, Drafts.named("Welcome"))).isEqualTo(draft);
    assertThat(fixture.edit(draft, Drafts.steps(List.of(Drafts.email(fixture.template)))))
        .isEqualTo(draft);
    assertThat(fixture.get(draft)).isEqualTo(draft);
    assertThat(world.events()).isEqualTo(events);
  }

  @Test
  void changesWhatLivesBesideThePlanOfASequenceInUse() {
    Sequence active = fixture.active(Drafts.email(fixture.template));
    SequenceSettings settings =
        new SequenceSettings(
            SendWindow.ALWAYS, Cooldowns.NONE, new SequenceGuardrails(Optional.of(10), true, true));

    Sequence edited = fixture.edit(active, Drafts.settings(settings));

    assertThat(fixture.get(active)).isEqualTo(edited);
    assertThat(edited.settings()).isEqualTo(settings);
    assertThat(edited.plan()).isEqualTo(active.plan());
    assertThat(world.lastEntry().payload().values()).containsEntry("changed", "guardrails");
  }

  @Test
  void takesThePlanOfASequenceInUseOnlyAsItIs() {
    Sequence active = fixture.active(Drafts.email(fixture.template), Drafts.pause("P1D"));
    IdentityId other = fixture.identity(Provider.FILE);
    List<StepDraft> same =
        List.of(
            Drafts.continuing(Drafts.stepOf(active, 0), Drafts.email(fixture.template)),
            Drafts.pause("P1D"));

    assertThat(fixture.edit(active, Drafts.steps(same))).isEqualTo(active);
    assertThat(fixture.edit(active, Drafts.identity(fixture.identity))).isEqualTo(active);
    for (List<StepDraft> differing :
        List.of(
            List.<StepDraft>of(),
            List.of(Drafts.email(fixture.template, "P3D"), Drafts.pause("P1D")),
            List.of(Drafts.email(new TemplateId(world.ids.next())), Drafts.pause("P1D")),
            List.of(Drafts.pause("P2D"), Drafts.pause("P1D")),
            List.of(
                Drafts.continuing(Drafts.stepOf(active, 1), Drafts.email(fixture.template)),
                Drafts.pause("P1D")),
            List.of(Drafts.kind(StepKind.CALL), Drafts.pause("P1D")))) {
      world.refused(
          ErrorCode.SEQUENCE_NOT_EDITABLE,
          fixture::all,
          () -> fixture.edit(active, Drafts.steps(differing)));
    }
    world.refused(
        ErrorCode.SEQUENCE_NOT_EDITABLE,
        fixture::all,
        () -> fixture.edit(active, Drafts.identity(other)));
  }

  @Test
  void revisesKeepingTheStepsThatGoOn() {
    Sequence active = fixture.active(Drafts.email(fixture.template), Drafts.pause("P1D"));
    StepId kept = Drafts.stepOf(active, 0);

    Sequence revised =
        fixture.revise(
            active,
            Drafts.email(fixture.template, "PT0S"),
            Drafts.continuing(kept, Drafts.email(fixture.template)));

    assertThat(revised).isEqualTo(fixture.get(active));
    assertThat(revised.plan().revision()).isEqualTo(2);
    assertThat(Drafts.stepOf(revised, 1)).isEqualTo(kept);
    PlanReference before = new PlanReference(active.id(), 1);
    assertThat(
            world.inside(
                world.tenant, () -> world.stores.sequences().plans(world.tenant, List.of(before))))
        .containsEntry(before, active.plan());
    assertThat(world.lastEntry().type()).isEqualTo(AuditEventType.SEQUENCE_REVISED);
    assertThat(world.lastEntry().payload().values()).containsEntry("revision", 2L);
  }

  @Test
  void refusesRevisionsThatContinueUnknownStepsOrOneTwice() {
    Sequence active = fixture.active(Drafts.email(fixture.template));
    StepId known = Drafts.stepOf(active, 0);
    StepDraft email = Drafts.email(fixture.template);

    EngagementException refusal =
        world.refused(
            ErrorCode.INVALID_REQUEST,
            fixture::all,
            () ->
                fixture.revise(
                    active,
                    Drafts.continuing(known, email),
                    Drafts.continuing(known, email),
                    Drafts.continuing(new StepId(world.ids.next()), email)));

    assertThat(World.problems(refusal))
        .containsExactly("steps[1].stepId: duplicate_step", "steps[2].stepId: unknown_step");
  }

  @Test
  void refusesRevisionsThatCouldNotBeActivated() {
    Sequence active = fixture.active(Drafts.email(fixture.template));
    TemplateId unpublished = fixture.draftTemplate();

    EngagementException refusal =
        world.refused(
            ErrorCode.SEQUENCE_INVALID,
            fixture::all,
            () -> fixture.revise(active, Drafts.email(unpublished)));

    assertThat(World.problems(refusal))
        .containsExactly("steps[0].templateId: template_not_published");
  }

  @Test
  void revisesNeitherDraftsNorWhatIsArchived() {
    Sequence draft = fixture.draft(Drafts.email(fixture.template));
    world.refused(
        ErrorCode.SEQUENCE_NOT_EDITABLE,
        fixture::all,
        () -> fixture.revise(draft, Drafts.kind(StepKind.CALL)));

    Sequence archived = fixture.change(draft, SequenceChange.ARCHIVE);
    world.refused(
        ErrorCode.SEQUENCE_NOT_EDITABLE,
        () -> fixture.get(archived),
        () -> fixture.revise(archived, Drafts.email(fixture.template)));
    world.refused(
        ErrorCode.SEQUENCE_NOT_EDITABLE,
        () -> fixture.get(archived),
        () -> fixture.edit(archived, Drafts.named("Other")));
  }

  @Test
  void goesThroughItsLifecycle() {
    Sequence draft = fixture.draft(Drafts.email(fixture.template));

    assertThat(fixture.change(draft, SequenceChange.ACTIVATE).state())
        .isEqualTo(SequenceState.ACTIVE);
    assertThat(fixture.change(draft, SequenceChange.PAUSE).state()).isEqualTo(SequenceState.PAUSED);
    assertThat(fixture.change(draft, SequenceChange.RESUME).state())
        .isEqualTo(SequenceState.ACTIVE);
    assertThat(fixture.change(draft, SequenceChange.ARCHIVE).state())
        .isEqualTo(SequenceState.ARCHIVED);

    assertThat(world.events())
        .endsWith(
            AuditEventType.SEQUENCE_ACTIVATED,
            AuditEventType.SEQUENCE_PAUSED,
            AuditEventType.SEQUENCE_RESUMED,
            AuditEventType.SEQUENCE_ARCHIVED);
    assertThat(fixture.all()).isEmpty();
    for (SequenceChange change : SequenceChange.values()) {
      world.refused(
          ErrorCode.ILLEGAL_TRANSITION,
          () -> fixture.get(draft),
          () -> fixture.change(draft, change));
    }
  }

  @Test
  void archivesNothingWithUnfinishedEnrollments() {
    Sequence active = fixture.active(Drafts.email(fixture.template));
    Enrollment enrollment = fixture.enroll(active, "bob@example.org");

    world.refused(
        ErrorCode.SEQUENCE_IN_USE,
        fixture::all,
        () -> fixture.change(active, SequenceChange.ARCHIVE));
    change(enrollment, EnrollmentChange.PAUSE);
    world.refused(
        ErrorCode.SEQUENCE_IN_USE,
        fixture::all,
        () -> fixture.change(active, SequenceChange.ARCHIVE));
    change(enrollment, EnrollmentChange.STOP);
    assertThat(fixture.change(active, SequenceChange.ARCHIVE).state())
        .isEqualTo(SequenceState.ARCHIVED);
  }

  @Test
  void wakesWhatItHeldWhenItIsResumed() {
    Sequence paused =
        fixture.change(fixture.active(Drafts.email(fixture.template)), SequenceChange.PAUSE);
    fixture.enroll(paused, "bob@example.org");
    world.clock.advance(Duration.ofHours(1));
    assertThat(dueTenants()).isEmpty();

    fixture.change(paused, SequenceChange.RESUME);

    assertThat(dueTenants()).containsExactly(world.tenant);
  }

  @Test
  void removesADraftOnly() {
    Sequence draft = fixture.draft(Drafts.email(fixture.template));
    fixture.sequences.delete(world.tenant, draft.id(), Precondition.version(0), World.ACTOR);

    assertThat(fixture.all()).isEmpty();
    assertThat(world.lastEntry().type()).isEqualTo(AuditEventType.SEQUENCE_DELETED);

    Sequence active = fixture.active(Drafts.email(fixture.template));
    world.refused(
        ErrorCode.SEQUENCE_NOT_DELETABLE,
        fixture::all,
        () -> fixture.sequences.delete(world.tenant, active.id(), Precondition.NONE, World.ACTOR));
  }

  @Test
  void refusesStalePreconditions() {
    Sequence draft = fixture.draft(Drafts.email(fixture.template));
    Precondition stale = Precondition.version(9);

    world.refused(
        ErrorCode.PRECONDITION_FAILED,
        fixture::all,
        () ->
            fixture.sequences.edit(
                world.tenant, draft.id(), Drafts.named("Other"), stale, World.ACTOR));
    world.refused(
        ErrorCode.PRECONDITION_FAILED,
        fixture::all,
        () ->
            fixture.sequences.change(
                world.tenant, draft.id(), SequenceChange.ACTIVATE, stale, World.ACTOR));
    world.refused(
        ErrorCode.PRECONDITION_FAILED,
        fixture::all,
        () ->
            fixture.sequences.revise(
                world.tenant, draft.id(), fixture.identity, List.of(), stale, World.ACTOR));
    world.refused(
        ErrorCode.PRECONDITION_FAILED,
        fixture::all,
        () -> fixture.sequences.delete(world.tenant, draft.id(), stale, World.ACTOR));
  }

  @Test
  void answersForAForeignSequenceAsForOneThatIsNotThere() {
    Sequence draft = fixture.draft(Drafts.email(fixture.template));
    TenantId other = world.newTenant();

    EngagementException foreign =
        world.refused(
            ErrorCode.NOT_FOUND,
            fixture::all,
            () ->
                fixture.sequences.change(
                    other, draft.id(), SequenceChange.ACTIVATE, Precondition.NONE, World.ACTOR));
    fixture.sequences.delete(world.tenant, draft.id(), Precondition.NONE, World.ACTOR);
    EngagementException missing =
        world.refused(ErrorCode.NOT_FOUND, fixture::all, () -> fixture.get(draft));

    assertThat(foreign).hasMessage(missing.getMessage());
  }

  private Sequence create(SequenceDraft draft) {
    return fixture.sequences.create(world.tenant, draft, World.ACTOR);
  }

  private void change(Enrollment enrollment, EnrollmentChange change) {
    fixture.enrollments.change(
        world.tenant, enrollment.id(), change, Precondition.NONE, World.ACTOR);
  }

  private List<TenantId> dueTenants() {
    return world.stores.schedule().dueTenants(world.clock.instant(), 10);
  }
}
