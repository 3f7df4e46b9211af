package dev.engagement.core.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.Drafts;
import dev.engagement.core.SequenceFixture;
import dev.engagement.core.World;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.sequence.Cooldowns;
import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceChange;
import dev.engagement.ports.sequence.SequenceGuardrails;
import dev.engagement.ports.sequence.SequenceSettings;
import dev.engagement.ports.sequence.TimeSlot;
import dev.engagement.ports.template.TemplateId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActivationCheckTest {

  private static final TimeSlot MORNING = new TimeSlot(1, 9 * 60, 12 * 60);

  private final SequenceFixture fixture = new SequenceFixture();
  private final World world = fixture.world;

  @Test
  void tellsEveryProblemAtOnce() {
    TemplateId unpublished = fixture.draftTemplate();
    Sequence draft =
        fixture.draft(
            Drafts.email(unpublished), Drafts.pause("P1D"), Drafts.email(fixture.template));
    fixture.edit(draft, Drafts.identity(fixture.identity(Provider.SENDGRID)));
    fixture.edit(draft, Drafts.settings(window(List.of(MORNING), List.of(MORNING))));

    assertThat(problems(draft))
        .containsExactly(
            "steps[0].templateId: template_not_published",
            "identityId: identity_not_active",
            "identityId: provider_unavailable",
            "sendWindow: window_never_opens");
  }

  @Test
  void asksForAStepThatSends() {
    assertThat(problems(fixture.draft(Drafts.pause("P1D"))))
        .containsExactly("steps: no_sending_step");
    assertThat(problems(fixture.draft())).containsExactly("steps: no_sending_step");
  }

  @Test
  void asksForAnActiveIdentity() {
    Sequence draft = fixture.draft(Drafts.email(fixture.template));
    fixture.pause(fixture.identity);

    assertThat(problems(draft)).containsExactly("identityId: identity_not_active");
  }

  @Test
  void asksForTheProvider() {
    Sequence draft = fixture.draft(Drafts.email(fixture.template));
    SequenceService elsewhere = new SequenceService(world.stores, world.surroundings());

    EngagementException refusal =
        world.refused(
            ErrorCode.SEQUENCE_INVALID,
            fixture::all,
            () ->
                elsewhere.change(
                    world.tenant,
                    draft.id(),
                    SequenceChange.ACTIVATE,
                    Precondition.NONE,
                    World.ACTOR));

    assertThat(World.problems(refusal)).containsExactly("identityId: provider_unavailable");
  }

  /** It was known when the sequence was written, and is not any more. */
  @Test
  void asksForTheCalendar() {
    Sequence draft = fixture.draft(Drafts.email(fixture.template));
    SendWindow window = new SendWindow(Optional.empty(), List.of(), List.of(), Optional.of("xx"));
    Sequence closed =
        new Sequence(
            draft.tenant(),
            draft.id(),
            draft.name(),
            draft.goal(),
            draft.state(),
            draft.plan(),
            new SequenceSettings(window, Cooldowns.NONE, SequenceGuardrails.DEFAULT),
            draft.createdAt(),
            draft.updatedAt(),
            draft.version());
    world.inside(world.tenant, () -> world.stores.sequences().update(closed));

    assertThat(problems(closed)).containsExactly("sendWindow.holidays: unknown_calendar");
  }

  @Test
  void isContentWithAWindowThatOpensForAMinute() {
    Sequence draft = fixture.draft(Drafts.email(fixture.template));
    TimeSlot almostAll = new TimeSlot(1, 9 * 60, 12 * 60 - 1);

    fixture.edit(draft, Drafts.settings(window(List.of(MORNING), List.of(almostAll))));

    assertThat(fixture.change(draft, SequenceChange.ACTIVATE).plan()).isEqualTo(draft.plan());
  }

  private List<String> problems(Sequence sequence) {
    return World.problems(
        world.refused(
            ErrorCode.SEQUENCE_INVALID,
            fixture::all,
            () -> fixture.change(sequence, SequenceChange.ACTIVATE)));
  }

  private static SequenceSettings window(List<TimeSlot> business, List<TimeSlot> quiet) {
    return new SequenceSettings(
        new SendWindow(Optional.empty(), business, quiet),
        Cooldowns.NONE,
        SequenceGuardrails.DEFAULT);
  }
}
