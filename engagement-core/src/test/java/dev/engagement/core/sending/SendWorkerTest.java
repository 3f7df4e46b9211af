package dev.engagement.core.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.EnrollmentChange;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.enrollment.Ledger;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientState;
import dev.engagement.ports.identity.IdentityState;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.mail.Evidence;
import dev.engagement.ports.mail.OutgoingMail;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.Tick;
import dev.engagement.ports.sequence.Cooldowns;
import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.SequenceChange;
import dev.engagement.ports.sequence.SequenceGuardrails;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.SequenceSettings;
import dev.engagement.testkit.mail.RecordingMailSender;
import dev.engagement.testkit.mail.ScriptedMailSender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SendWorkerTest {

  @Test
  void takesARecipientThroughThreeStepsInTwoWeeks() {
    RecordingMailSender mailbox = new RecordingMailSender(Provider.FILE);
    Campaign campaign = new Campaign(mailbox);
    EnrollmentId enrollment =
        campaign.enroll(campaign.sequence("P0D", "P7D", "P7D"), "grace", "alan");

    campaign.workToTheEnd();

    assertThat(mailbox.sent()).hasSize(6);
    assertThat(campaign.clock.instant()).isEqualTo("2026-03-17T10:00:00Z");
    assertThat(campaign.enrollment(enrollment).state()).isEqualTo(EnrollmentState.SENT);
    assertThat(campaign.ledger(enrollment)).isEqualTo(new Ledger(2, 2, 0, 0, 0, 0, 0, 0));
    assertThat(campaign.recipients(enrollment))
        .extracting(Recipient::endReason)
        .containsOnly(Optional.of(EndReason.COMPLETED));
    assertThat(campaign.events(enrollment))
        .contains(
            AuditEventType.ENROLLMENT_CREATED,
            AuditEventType.SENT,
            AuditEventType.ENROLLMENT_FINISHED);
  }

  @Test
  void sendsWhatWasPlannedAndNothingElse() {
    RecordingMailSender mailbox = new RecordingMailSender(Provider.FILE);
    Campaign campaign = new Campaign(mailbox);
    campaign.enroll(campaign.sequence("P0D"), "grace");

    campaign.work();

    OutgoingMail mail = mailbox.sent().get(0);
    assertThat(mail.subject()).isEqualTo("Hello grace");
    assertThat(mail.to().value()).isEqualTo("grace@example.org");
    assertThat(mail.messageId()).isEqualTo("<" + mail.item() + "@example.com>");
    assertThat(mail.unsubscribe()).isPresent();
  }

  @Test
  void leavesAPausedEnrollmentWhereItIsAndGoesOnAfterwards() {
    RecordingMailSender mailbox = new RecordingMailSender(Provider.FILE);
    Campaign campaign = new Campaign(mailbox);
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D"), "grace");
    campaign.change(enrollment, EnrollmentChange.PAUSE);

    assertThat(campaign.work()).isEqualTo(Tick.NONE);
    assertThat(campaign.states(enrollment)).containsExactly(QueueItemState.PAUSED);
    campaign.change(enrollment, EnrollmentChange.RESUME);
    campaign.work();

    assertThat(mailbox.sent()).hasSize(1);
  }

  @Test
  void holdsWhatAPausedSequenceAcceptsUntilItResumes() {
    RecordingMailSender mailbox = new RecordingMailSender(Provider.FILE);
    Campaign campaign = new Campaign(mailbox);
    SequenceId sequence = campaign.sequence("P0D");
    campaign.change(sequence, SequenceChange.PAUSE);
    campaign.enroll(sequence, "grace");

    assertThat(campaign.work()).isEqualTo(Tick.NONE);
    campaign.change(sequence, SequenceChange.RESUME);
    campaign.work();

    assertThat(mailbox.sent()).hasSize(1);
  }

  @Test
  void skipsASuppressedAddressAndSaysSo() {
    RecordingMailSender mailbox = new RecordingMailSender(Provider.FILE);
    Campaign campaign = new Campaign(mailbox);
    campaign.suppress("grace@example.org");
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D"), "grace", "alan");

    campaign.work();

    assertThat(mailbox.sent()).hasSize(1);
    assertThat(campaign.ledger(enrollment)).isEqualTo(new Ledger(2, 1, 1, 0, 0, 0, 0, 0));
    assertThat(campaign.events(enrollment)).contains(AuditEventType.SKIPPED);
  }

  @Test
  void givesBackWhatWasNotTakenAndTriesAgainWhenTold() {
    SendOutcome throttled =
        new SendOutcome.NotTaken("throttled", Optional.of(Duration.ofMinutes(7)));
    ScriptedMailSender mailbox = new ScriptedMailSender(Provider.FILE, throttled);
    Campaign campaign = new Campaign(mailbox);
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D"), "grace");

    campaign.work();
    assertThat(campaign.items(enrollment).get(0).dueAt()).isEqualTo("2026-03-03T10:07:00Z");
    assertThat(campaign.recipients(enrollment).get(0).state()).isEqualTo(RecipientState.QUEUED);
    campaign.workToTheEnd();

    assertThat(mailbox.handed()).hasSize(2);
    assertThat(campaign.items(enrollment).get(0).attempts()).isEqualTo(1);
    assertThat(campaign.ledger(enrollment).completed()).isEqualTo(1);
  }

  @Test
  void givesUpAfterAsManyAttemptsAsAreAllowed() {
    SendOutcome refused = new SendOutcome.NotTaken("refused_connection", Optional.empty());
    ScriptedMailSender mailbox =
        new ScriptedMailSender(Provider.FILE, refused, refused, refused, refused, refused);
    Campaign campaign = new Campaign(mailbox);
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D"), "grace");

    campaign.workToTheEnd();

    assertThat(mailbox.handed()).hasSize(5);
    assertThat(campaign.states(enrollment)).containsExactly(QueueItemState.FAILED);
    assertThat(campaign.enrollment(enrollment).state()).isEqualTo(EnrollmentState.FAILED);
    assertThat(campaign.ledger(enrollment)).isEqualTo(new Ledger(1, 0, 0, 1, 0, 0, 0, 0));
  }

  @Test
  void neverSendsAgainWhatMayHaveBeenTaken() {
    ScriptedMailSender mailbox =
        new ScriptedMailSender(Provider.FILE, new SendOutcome.Unknown("time_out"));
    Campaign campaign = new Campaign(mailbox);
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D", "P1D"), "grace");

    campaign.work();
    assertThat(campaign.states(enrollment)).containsExactly(QueueItemState.UNCONFIRMED);
    assertThat(campaign.ledger(enrollment)).isEqualTo(new Ledger(1, 0, 0, 0, 0, 0, 1, 0));
    campaign.workToTheEnd();

    assertThat(mailbox.handed()).hasSize(1);
    assertThat(campaign.states(enrollment)).containsExactly(QueueItemState.PARKED);
    assertThat(campaign.ledger(enrollment)).isEqualTo(new Ledger(1, 0, 0, 0, 0, 0, 0, 1));
  }

  @Test
  void goesOnWhereEvidenceShowsThatItWasTaken() {
    ScriptedMailSender mailbox =
        new ScriptedMailSender(Provider.FILE, new SendOutcome.Unknown("time_out"));
    Campaign campaign = new Campaign(mailbox);
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D"), "grace");
    campaign.work();
    mailbox.show(campaign.items(enrollment).get(0).id(), Evidence.ACCEPTED);

    campaign.workToTheEnd();

    assertThat(mailbox.handed()).hasSize(1);
    assertThat(campaign.states(enrollment)).containsExactly(QueueItemState.SENT);
    assertThat(campaign.ledger(enrollment).completed()).isEqualTo(1);
  }

  @Test
  void looksForEvidenceSoonAndThenLessAndLess() {
    ScriptedMailSender mailbox =
        new ScriptedMailSender(Provider.FILE, new SendOutcome.Unknown("time_out"));
    Campaign campaign = new Campaign(mailbox);
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D"), "grace");
    campaign.work();

    List<String> looks = new ArrayList<>();
    while (campaign.states(enrollment).contains(QueueItemState.UNCONFIRMED)) {
      Instant look = campaign.items(enrollment).get(0).dueAt();
      looks.add(look.toString());
      campaign.clock.set(look);
      campaign.work();
    }

    assertThat(looks)
        .containsExactly(
            "2026-03-03T10:05:00Z",
            "2026-03-03T10:20:00Z",
            "2026-03-03T11:20:00Z",
            "2026-03-03T15:20:00Z",
            "2026-03-04T07:20:00Z",
            "2026-03-04T11:00:00Z");
    assertThat(campaign.states(enrollment)).containsExactly(QueueItemState.PARKED);
    assertThat(campaign.events(enrollment)).containsOnlyOnce(AuditEventType.PARKED);
  }

  @Test
  void sendsAgainWhatProvablyNeverLeft() {
    ScriptedMailSender mailbox =
        new ScriptedMailSender(Provider.FILE, new SendOutcome.Unknown("time_out"));
    Campaign campaign = new Campaign(mailbox);
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D"), "grace");
    campaign.work();
    mailbox.show(campaign.items(enrollment).get(0).id(), Evidence.UNSENT);

    campaign.workToTheEnd();

    assertThat(mailbox.handed()).hasSize(2);
    assertThat(campaign.ledger(enrollment).completed()).isEqualTo(1);
  }

  @Test
  void failsWhatTheProviderRefusesForGood() {
    ScriptedMailSender mailbox =
        new ScriptedMailSender(Provider.FILE, new SendOutcome.Refused("too_large"));
    Campaign campaign = new Campaign(mailbox);
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D", "P1D"), "grace", "alan");

    campaign.workToTheEnd();

    assertThat(campaign.ledger(enrollment)).isEqualTo(new Ledger(2, 1, 0, 1, 0, 0, 0, 0));
    assertThat(mailbox.handed()).hasSize(3);
  }

  @Test
  void pausesASenderWhoseProviderRefusesItAndLetsItsMailWait() {
    ScriptedMailSender mailbox =
        new ScriptedMailSender(Provider.FILE, new SendOutcome.IdentityRefused("unauthorized"));
    Campaign campaign = new Campaign(mailbox);
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D"), "grace");

    campaign.work();
    campaign.clock.advance(Duration.ofHours(1));
    campaign.work();

    assertThat(campaign.engine.identities().get(campaign.tenant, campaign.identity).state())
        .isEqualTo(IdentityState.PAUSED);
    assertThat(mailbox.handed()).hasSize(1);
    assertThat(campaign.states(enrollment)).containsExactly(QueueItemState.QUEUED);
  }

  @Test
  void keepsTheDailyCapAndSendsTheRestOnTheNextDay() {
    RecordingMailSender mailbox = new RecordingMailSender(Provider.FILE);
    Campaign campaign = new Campaign(mailbox);
    SequenceSettings capped =
        new SequenceSettings(
            SendWindow.ALWAYS, Cooldowns.NONE, new SequenceGuardrails(Optional.of(3), true, true));
    campaign.enroll(campaign.sequence(capped, "P0D"), 7);

    campaign.work();
    assertThat(mailbox.sent()).hasSize(3);
    campaign.workToTheEnd();

    assertThat(mailbox.sent()).hasSize(7);
    assertThat(campaign.clock.instant()).isEqualTo("2026-03-05T00:00:00Z");
  }

  @Test
  void writesToAContactOfTwoSequencesOnceWithinItsCooldown() {
    RecordingMailSender mailbox = new RecordingMailSender(Provider.FILE);
    Campaign campaign = new Campaign(mailbox);
    SequenceSettings cool =
        new SequenceSettings(
            SendWindow.ALWAYS,
            new Cooldowns(Optional.of(Duration.ofHours(24)), Optional.empty()),
            SequenceGuardrails.DEFAULT);
    campaign.enroll(campaign.sequence(cool, "P0D"), "grace");
    campaign.enroll(campaign.sequence(cool, "P0D"), "grace");

    campaign.work();
    assertThat(mailbox.sent()).hasSize(1);
    campaign.workToTheEnd();

    assertThat(mailbox.sent()).hasSize(2);
    assertThat(campaign.clock.instant()).isEqualTo("2026-03-04T10:00:00Z");
  }

  @Test
  void cancelsWhatWaitsWhenTheEnrollmentIsStopped() {
    RecordingMailSender mailbox = new RecordingMailSender(Provider.FILE);
    Campaign campaign = new Campaign(mailbox);
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D", "P1D"), "grace", "alan");
    campaign.work();

    campaign.change(enrollment, EnrollmentChange.STOP);
    campaign.workToTheEnd();

    assertThat(mailbox.sent()).hasSize(2);
    assertThat(campaign.ledger(enrollment)).isEqualTo(new Ledger(2, 0, 0, 0, 2, 0, 0, 0));
  }

  @Test
  void tellsTheObserverWhatItDid() {
    Campaign campaign = new Campaign(new RecordingMailSender(Provider.FILE));
    campaign.enroll(campaign.sequence("P0D"), 3);

    campaign.work();

    assertThat(campaign.observer.total().sent()).isEqualTo(3);
  }
}
