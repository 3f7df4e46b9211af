package dev.engagement.core.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.embedding.Engagement;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.guardrail.RateLimits;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.SendWorker;
import dev.engagement.testkit.mail.RecordingMailSender;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Intents to send that grow old before their request begins. */
class StartPermitTest {

  private final RecordingMailSender mailbox = new RecordingMailSender(Provider.FILE);
  private final Campaign campaign = new Campaign(mailbox);
  private final AtomicLong nanos = new AtomicLong();

  private SendWorker worker(Duration eachLook) {
    Surroundings slow =
        campaign.surroundings(() -> nanos.addAndGet(eachLook.toNanos()), Runnable::run);
    return Engagement.over(campaign.stores, slow, Campaign.settings("worker-1")).worker();
  }

  @Test
  void beginsNoRequestHalfASecondAfterTheIntent() {
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D"), "grace");

    worker(Duration.ofMillis(500)).tick();

    assertThat(mailbox.sent()).isEmpty();
    assertThat(campaign.items(enrollment))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.state()).isEqualTo(QueueItemState.QUEUED);
              assertThat(item.reason()).contains(ReasonCode.STARTED_LATE);
              assertThat(item.attempts()).isZero();
            });
  }

  @Test
  void leavesTheTokensOfWhatDidNotBeginToOthers() {
    campaign.limit(new RateLimits(3, 3, 3, 3));
    campaign.limitAll(3);
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D"), 3);
    worker(Duration.ofMillis(500)).tick();
    assertThat(mailbox.sent()).isEmpty();

    worker(Duration.ofMillis(1)).tick();

    assertThat(campaign.ledger(enrollment).completed()).isEqualTo(3);
  }

  @Test
  void beginsARequestWithinHalfASecond() {
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D"), "grace");

    worker(Duration.ofMillis(499)).tick();

    assertThat(mailbox.sent()).hasSize(1);
    assertThat(campaign.ledger(enrollment).completed()).isEqualTo(1);
  }
}
