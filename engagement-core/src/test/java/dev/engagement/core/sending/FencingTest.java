package dev.engagement.core.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.enrollment.EnrollmentChange;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.Ledger;
import dev.engagement.ports.guardrail.SwitchScope;
import dev.engagement.ports.guardrail.SwitchTarget;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.mail.Evidence;
import dev.engagement.ports.mail.MailSender;
import dev.engagement.ports.mail.OutgoingMail;
import dev.engagement.ports.mail.Proof;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.StartPermit;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.SendWorker;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.InMemoryStores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Workers that die or hang in the middle of a turn, and others that take over. */
class FencingTest {

  /** Stands for a process that is killed while a request is on the wire. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Does something in the middle of each delivery. */
  private static final class InterruptedMailSender implements MailSender {
    private final List<QueueItemId> wire = new ArrayList<>();
    private Runnable interruption = () -> {};

    @Override
    public Provider provider() {
      return Provider.FILE;
    }

    @Override
    public boolean ready(TenantId tenant) {
      return true;
    }

    @Override
    public Proof verify(TenantId tenant, SenderIdentity sender) {
      return Proof.GIVEN;
    }

    @Override
    public List<SendOutcome> deliver(
        TenantId tenant, SenderIdentity sender, List<OutgoingMail> mails, StartPermit permit) {
      mails.forEach(mail -> wire.add(mail.item()));
      Runnable once = interruption;
      interruption = () -> {};
      once.run();
      return mails.stream()
          .map(mail -> (SendOutcome) new SendOutcome.Accepted(Optional.empty()))
          .toList();
    }

    @Override
    public Map<QueueItemId, Evidence> evidence(
        TenantId tenant, SenderIdentity sender, Collection<QueueItemId> items) {
      return Map.of();
    }
  }

  private final InterruptedMailSender mailbox = new InterruptedMailSender();
  private final Campaign campaign =
      new Campaign(mailbox, new InMemoryStores().stores(), Campaign.settings("worker-1"));

  @Test
  void doesNotSendAgainWhatAKilledWorkerHadOnTheWire() {
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D"), 100);
    mailbox.interruption =
        () -> {
          throw new Killed();
        };

    try {
      campaign.work();
    } catch (Killed expected) {
      campaign.clock.advance(Duration.ofMinutes(5));
    }
    Campaign.work(campaign.worker(Campaign.settings("worker-2")));

    assertThat(mailbox.wire).hasSize(100).doesNotHaveDuplicates();
    Ledger ledger = campaign.ledger(enrollment);
    assertThat(ledger.unconfirmed()).isEqualTo(64);
    assertThat(ledger.completed()).isEqualTo(36);
    assertThat(ledger.balances()).isTrue();
  }

  @Test
  void letsLateTruthWinWhereAHangingWorkerComesBack() {
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D"), "grace");
    SendWorker other = campaign.worker(Campaign.settings("worker-2"));
    mailbox.interruption =
        () -> {
          campaign.clock.advance(Duration.ofMinutes(5));
          Campaign.work(other);
          assertThat(campaign.states(enrollment)).containsExactly(QueueItemState.UNCONFIRMED);
        };

    campaign.work();

    assertThat(mailbox.wire).hasSize(1);
    assertThat(campaign.states(enrollment)).containsExactly(QueueItemState.SENT);
    assertThat(campaign.ledger(enrollment).completed()).isEqualTo(1);
  }

  @Test
  void sendsNothingOfAMicroBatchWhoseLeaseRanOut() {
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D"), 65);
    SendWorker other = campaign.worker(Campaign.settings("worker-2"));
    mailbox.interruption =
        () -> {
          campaign.clock.advance(Duration.ofMinutes(5));
          Campaign.work(other);
        };

    campaign.work();

    assertThat(mailbox.wire).hasSize(65).doesNotHaveDuplicates();
    assertThat(campaign.ledger(enrollment).completed()).isEqualTo(65);
  }

  @Test
  void stopsBeforeTheNextMicroBatchWhenASwitchIsSet() {
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D"), 100);
    SwitchTarget all = new SwitchTarget(SwitchScope.TENANT, Optional.empty());
    mailbox.interruption =
        () ->
            campaign
                .engine
                .killSwitches()
                .set(campaign.tenant, all, Optional.empty(), Campaign.PERSON);

    campaign.work();
    assertThat(mailbox.wire).hasSize(64);
    campaign.engine.killSwitches().clear(campaign.tenant, all, Campaign.PERSON);
    campaign.clock.advance(Duration.ofHours(1));
    campaign.work();

    assertThat(mailbox.wire).hasSize(100);
    assertThat(campaign.ledger(enrollment).completed()).isEqualTo(100);
  }

  @Test
  void doesNotWriteToWhoIsSuppressedBetweenClaimAndIntent() {
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D"), 100);
    mailbox.interruption = () -> campaign.suppress("person99@example.org");

    campaign.work();

    assertThat(mailbox.wire).hasSize(99);
    assertThat(campaign.ledger(enrollment).skipped()).isEqualTo(1);
  }

  @Test
  void cancelsWhatComesBackAfterTheRecipientEnded() {
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D", "P1D"), "grace");
    mailbox.interruption = () -> campaign.change(enrollment, EnrollmentChange.STOP);

    campaign.workToTheEnd();

    assertThat(mailbox.wire).hasSize(1);
    assertThat(campaign.ledger(enrollment).balances()).isTrue();
    assertThat(campaign.ledger(enrollment).pending()).isZero();
  }

  @Test
  void remembersWhatTheProviderSaidWhileTheStoreIsAway() {
    OutageUnitOfWork outage = new OutageUnitOfWork(new InMemoryStores().stores());
    InterruptedMailSender wire = new InterruptedMailSender();
    Campaign interrupted = new Campaign(wire, outage.stores(), Campaign.settings("worker-1"));
    EnrollmentId enrollment = interrupted.enroll(interrupted.sequence("P0D"), "grace");
    wire.interruption = outage::begin;

    assertThatExceptionOfType(EngagementException.class)
        .isThrownBy(interrupted::work)
        .extracting(EngagementException::code)
        .isEqualTo(ErrorCode.STORE_UNAVAILABLE);
    outage.end();
    interrupted.work();

    assertThat(wire.wire).hasSize(1);
    assertThat(interrupted.ledger(enrollment).completed()).isEqualTo(1);
  }
}
