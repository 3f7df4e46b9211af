package dev.engagement.core.enrollment;

import static dev.engagement.core.Samples.CREATED;
import static dev.engagement.core.Samples.NOW;
import static dev.engagement.core.Samples.enrollment;
import static dev.engagement.core.Samples.recipient;
import static dev.engagement.core.Samples.step;
import static dev.engagement.ports.enrollment.RecipientState.PAUSED;
import static dev.engagement.ports.enrollment.RecipientState.QUEUED;
import static dev.engagement.ports.enrollment.RecipientState.SENDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.LifecycleWalk;
import dev.engagement.core.Samples;
import dev.engagement.core.enrollment.RecipientLifecycle.Trigger;
import dev.engagement.ports.contact.Contact;
import dev.engagement.ports.contact.ContactId;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.enrollment.RecipientMove;
import dev.engagement.ports.enrollment.RecipientState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecipientLifecycleTest {

  private static final Instant LATER = NOW.plusSeconds(3_600);

  @TestFactory
  Stream<DynamicTest> takesEveryRowAndNoOther() {
    return new LifecycleWalk<>(
            RecipientLifecycle.TABLE,
            Samples::recipient,
            Recipient::state,
            RecipientLifecycleTest::moved)
        .tests(List.of(RecipientState.values()), Trigger.class);
  }

  @ParameterizedTest
  @EnumSource(EndReason.class)
  void endsInTheStateOfItsReasonAndKeepsItsStep(EndReason reason) {
    Recipient ended = RecipientLifecycle.end(recipient(QUEUED), reason, NOW).after();

    assertThat(ended.state()).isEqualTo(reason.state());
    assertThat(ended.endReason()).contains(reason);
    assertThat(ended.currentStep()).contains(step(1));
    assertThat(ended.nextRunAt()).isEmpty();
    assertThat(ended.finishedAt()).contains(NOW);
  }

  @Test
  void hasNoStepLeftOnceCompleted() {
    Recipient completed = RecipientLifecycle.completed(recipient(SENDING), NOW).after();

    assertThat(completed.endReason()).contains(EndReason.COMPLETED);
    assertThat(completed.currentStep()).isEmpty();
    assertThat(completed.nextRunAt()).isEmpty();
  }

  @Test
  void goesOnAtTheNextStep() {
    Recipient next = RecipientLifecycle.stepSent(recipient(SENDING), step(2), LATER).after();

    assertThat(next.currentStep()).contains(step(2));
    assertThat(next.nextRunAt()).contains(LATER);
  }

  @Test
  void staysAtItsStepWhenNothingWasTaken() {
    Recipient again = RecipientLifecycle.notTaken(recipient(SENDING), LATER).after();

    assertThat(again.currentStep()).contains(step(1));
    assertThat(again.nextRunAt()).contains(LATER);
  }

  @Test
  void isShownAsPausedWhileItsEnrollmentIsAndNothingIsOnTheWire() {
    assertThat(shown(QUEUED, EnrollmentState.PAUSED)).isEqualTo(PAUSED);
    assertThat(shown(SENDING, EnrollmentState.PAUSED)).isEqualTo(SENDING);
    assertThat(shown(QUEUED, EnrollmentState.SENDING)).isEqualTo(QUEUED);
    assertThat(shown(RecipientState.FAILED, EnrollmentState.PAUSED))
        .isEqualTo(RecipientState.FAILED);
  }

  @Test
  void isShownAsSendingWhileAnItemOfItsIs() {
    Recipient queued = recipient(QUEUED);
    Recipient failed = recipient(RecipientState.FAILED);
    Enrollment paused = enrollment(EnrollmentState.PAUSED);

    assertThat(RecipientLifecycle.shown(queued, true, paused).state()).isEqualTo(SENDING);
    assertThat(RecipientLifecycle.shown(failed, true, paused)).isEqualTo(failed);
  }

  @Test
  void movesOnFromTheStateInWhichItIsStored() {
    RecipientMove move =
        RecipientLifecycle.whileSending(
            recipient(QUEUED), sending -> RecipientLifecycle.completed(sending, NOW));

    assertThat(move.from()).isEqualTo(QUEUED);
    assertThat(move.after().state()).isEqualTo(RecipientState.SENT);
  }

  @Test
  void takesFromTheContactWhatItsRowDoesNotSay() {
    Recipient enrolled = enrolled(Optional.of("Grace"), Optional.empty());

    assertThat(enrolled.firstName()).contains("Grace");
    assertThat(enrolled.lastName()).contains("Hopper");
    assertThat(enrolled.timezone()).contains(ZoneId.of("Asia/Tokyo"));
    assertThat(enrolled.state()).isEqualTo(QUEUED);
    assertThat(enrolled.startedAt()).isEqualTo(CREATED);
    assertThat(enrolled.currentStep()).contains(step(1));
    assertThat(enrolled.nextRunAt()).contains(LATER);
  }

  @Test
  void prefersWhatItsRowSays() {
    Recipient enrolled = enrolled(Optional.empty(), Optional.of(ZoneId.of("Europe/Paris")));

    assertThat(enrolled.firstName()).contains("Amazing");
    assertThat(enrolled.timezone()).contains(ZoneId.of("Europe/Paris"));
  }

  private static Recipient enrolled(Optional<String> firstName, Optional<ZoneId> zone) {
    Contact contact =
        new Contact(
            Samples.TENANT,
            new ContactId(new UUID(0, 6)),
            Optional.of("Amazing"),
            Optional.of("Hopper"),
            Optional.of(ZoneId.of("Asia/Tokyo")),
            CREATED);
    Candidate row =
        new Candidate(
            EmailAddress.parse("grace@example.com").orElseThrow(),
            firstName,
            Optional.empty(),
            zone,
            Map.of());
    StepPath.Stop first =
        StepPath.at(Samples.plan(Samples.email(1, "PT0S")), step(1), LATER).orElseThrow();
    return RecipientLifecycle.enroll(
        new RecipientId(new UUID(0, 9)), enrollment(EnrollmentState.QUEUED), contact, row, first);
  }

  private static RecipientState shown(RecipientState state, EnrollmentState enrollment) {
    return RecipientLifecycle.shown(recipient(state), false, enrollment(enrollment)).state();
  }

  private static Recipient moved(Recipient recipient, Trigger trigger) {
    return switch (trigger) {
      case SEND -> RecipientLifecycle.send(recipient).after();
      case STEP_SENT -> RecipientLifecycle.stepSent(recipient, step(2), LATER).after();
      case COMPLETE -> RecipientLifecycle.completed(recipient, NOW).after();
      case NOT_TAKEN -> RecipientLifecycle.notTaken(recipient, LATER).after();
      case SUCCEED -> RecipientLifecycle.end(recipient, EndReason.REPLIED, NOW).after();
      case FAIL -> RecipientLifecycle.end(recipient, EndReason.SUPPRESSED, NOW).after();
      case STOP -> RecipientLifecycle.end(recipient, EndReason.UNSUBSCRIBED, NOW).after();
      case REOPEN -> RecipientLifecycle.reopen(recipient, step(1), LATER).after();
      case PAUSE -> derived(recipient, trigger, EnrollmentState.PAUSED);
      case RESUME -> derived(recipient, trigger, EnrollmentState.SENDING);
    };
  }

  /** Showing refuses nothing: what cannot be paused is shown as it is. */
  private static Recipient derived(Recipient recipient, Trigger trigger, EnrollmentState state) {
    Recipient shown = RecipientLifecycle.shown(recipient, false, enrollment(state));
    if (shown.equals(recipient)) {
      RecipientLifecycle.TABLE.require(recipient.state(), trigger);
    }
    return shown;
  }
}
