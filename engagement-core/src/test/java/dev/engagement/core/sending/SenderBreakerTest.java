package dev.engagement.core.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.testkit.InMemoryStores;
import dev.engagement.testkit.mail.ScriptedMailSender;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Providers that do not answer, or ask to wait. */
class SenderBreakerTest {

  private static final SendOutcome UNREACHABLE =
      new SendOutcome.NotTaken("connection_refused", Optional.empty());
  private static final SendOutcome SILENT = new SendOutcome.Unknown("time_out");

  private final ScriptedMailSender mailbox = new ScriptedMailSender(Provider.FILE);

  private Campaign campaign(int batch) {
    return new Campaign(
        mailbox, new InMemoryStores().stores(), Campaign.settings("worker-1", batch));
  }

  private void answers(SendOutcome outcome, int times) {
    Collections.nCopies(times, outcome).forEach(mailbox::answer);
  }

  @Test
  void leavesASenderAloneThatIsNotAnsweredAndTriesWithASingleMail() {
    Campaign campaign = campaign(5);
    answers(UNREACHABLE, 6);
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D"), 20);

    campaign.work();
    assertThat(mailbox.handed()).hasSize(5);
    campaign.clock.advance(Duration.ofSeconds(29));
    campaign.work();
    assertThat(mailbox.handed()).hasSize(5);

    campaign.clock.advance(Duration.ofSeconds(1));
    campaign.work();
    assertThat(mailbox.handed()).as("one tries, and is not answered").hasSize(6);
    campaign.workToTheEnd();
    assertThat(campaign.ledger(enrollment).completed()).isEqualTo(20);
  }

  @Test
  void saysWhyTheOthersWait() {
    Campaign campaign = campaign(5);
    answers(UNREACHABLE, 5);
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D"), 8);

    campaign.work();

    assertThat(campaign.items(enrollment))
        .filteredOn(item -> item.attempts() == 0)
        .hasSize(3)
        .allSatisfy(
            item -> {
              assertThat(item.reason()).contains(ReasonCode.SENDER_WAITS);
              assertThat(item.dueAt()).isEqualTo("2026-03-03T10:00:30Z");
            });
  }

  @Test
  void stopsAskingAProviderThatIsSilent() {
    Campaign campaign = campaign(5);
    answers(SILENT, 20);
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D"), 20);

    campaign.work();

    assertThat(mailbox.handed()).hasSize(5);
    assertThat(campaign.ledger(enrollment).unconfirmed()).isEqualTo(5);
    assertThat(campaign.ledger(enrollment).pending()).isEqualTo(15);
  }

  @Test
  void waitsExactlyAsToldAndCountsNoAttempt() {
    Campaign campaign = campaign(1);
    answers(new SendOutcome.NotTaken("throttled", Optional.of(Duration.ofMinutes(7))), 1);
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D"), 3);

    campaign.work();
    campaign.clock.set("2026-03-03T10:06:59Z");
    campaign.work();
    assertThat(mailbox.handed()).hasSize(1);
    assertThat(campaign.items(enrollment)).allSatisfy(item -> assertThat(item.attempts()).isZero());

    campaign.clock.set("2026-03-03T10:07:00Z");
    campaign.work();
    assertThat(mailbox.handed()).hasSize(4);
  }

  @Test
  void letsOtherSendersGoOn() {
    Campaign campaign = campaign(5);
    answers(UNREACHABLE, 5);
    EnrollmentId stuck = campaign.enroll(campaign.sequence("P0D"), 10);
    campaign.work();
    EnrollmentId other =
        campaign.enroll(campaign.sequenceOf(campaign.sender("Grace")), "alan", "edsger");

    campaign.clock.advance(Duration.ofSeconds(1));
    campaign.work();

    assertThat(campaign.ledger(other).completed()).isEqualTo(2);
    assertThat(campaign.ledger(stuck).pending()).isEqualTo(10);
  }
}
