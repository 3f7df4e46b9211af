package dev.engagement.core.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.WorkerSettings;
import dev.engagement.testkit.InMemoryStores;
import dev.engagement.testkit.mail.RecordingMailSender;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RehearsalTest {

  private final RecordingMailSender mailbox = new RecordingMailSender(Provider.FILE);
  private final Campaign campaign =
      new Campaign(
          mailbox, new InMemoryStores().stores(), WorkerSettings.usual("rehearsal", false));

  @Test
  void leavesItemsQueuedAndSendsNothing() {
    campaign.suppress("alan@example.org");
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D"), "grace", "alan");

    campaign.work();

    assertThat(mailbox.sent()).isEmpty();
    assertThat(campaign.states(enrollment)).containsOnly(QueueItemState.QUEUED);
    assertThat(campaign.events(enrollment))
        .contains(AuditEventType.WOULD_SEND, AuditEventType.SKIPPED);
  }

  @Test
  void auditsOnlyVerdictsThatChanged() {
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D"), "grace");
    campaign.work();
    int entries = campaign.events(enrollment).size();

    campaign.clock.advance(Duration.ofMinutes(2));
    campaign.work();
    assertThat(campaign.events(enrollment)).hasSize(entries);
    campaign.suppress("grace@example.org");
    campaign.clock.advance(Duration.ofMinutes(2));
    campaign.work();

    assertThat(campaign.events(enrollment)).hasSize(entries + 1).endsWith(AuditEventType.SKIPPED);
  }
}
