package dev.engagement.core.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.guardrail.RateLimits;
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
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.WorkerSettings;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.ports.tenant.UnitOfWork;
import dev.engagement.testkit.InMemoryStores;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Senders of so many mails that their lanes look for the next ones themselves. */
class AheadTest {

  private static final int PEOPLE = 190;

  /** Keeps how many mails came at once. */
  private static final class CountingMailSender implements MailSender {
    private final List<QueueItemId> wire = new ArrayList<>();
    private final List<Integer> batches = new ArrayList<>();
    private Runnable onReady = () -> {};
    private Runnable onSecondBatch = () -> {};

    @Override
    public Provider provider() {
      return Provider.FILE;
    }

    @Override
    public boolean ready(TenantId tenant) {
      onReady.run();
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
      batches.add(mails.size());
      if (batches.size() == 2) {
        onSecondBatch.run();
      }
      return mails.stream()
          .<SendOutcome>map(mail -> new SendOutcome.Accepted(Optional.empty()))
          .toList();
    }

    @Override
    public Map<QueueItemId, Evidence> evidence(
        TenantId tenant, SenderIdentity sender, Collection<QueueItemId> items) {
      return Map.of();
    }
  }

  /** A connection that is lost after a commit, before its answer. */
  private static final class LostAnswer implements UnitOfWork {
    private final UnitOfWork whole;
    private boolean lost;

    private LostAnswer(UnitOfWork whole) {
      this.whole = whole;
    }

    @Override
    public <T> T inOne(TenantId tenant, Supplier<T> work) {
      T result = whole.inOne(tenant, work);
      if (lost) {
        lost = false;
        throw new EngagementException(ErrorCode.STORE_UNAVAILABLE, "the connection is lost");
      }
      return result;
    }
  }

  private final CountingMailSender mailbox = new CountingMailSender();
  private final Stores whole = new InMemoryStores().stores();
  private final LostAnswer units = new LostAnswer(whole.unitOfWork());
  private final Campaign campaign =
      new Campaign(mailbox, new OutageUnitOfWork(whole, units).stores(), settings());

  /** A claim takes 70, and 64 go at once. */
  private static WorkerSettings settings() {
    WorkerSettings usual = WorkerSettings.usual("worker-1", true);
    return new WorkerSettings(
        usual.worker(),
        usual.sending(),
        70,
        128,
        usual.lease(),
        usual.attempts(),
        usual.retryDelay(),
        usual.horizon(),
        usual.windows());
  }

  @Test
  void announcesWhatItClaimsInTheSameUnit() {
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D"), PEOPLE);

    campaign.work();

    assertThat(mailbox.batches)
        .as("64 and 6 of the first claim, the others found by the lane")
        .containsExactly(64, 6, 64, 56);
    assertThat(mailbox.wire).hasSize(PEOPLE).doesNotHaveDuplicates();
    assertThat(campaign.items(enrollment))
        .allSatisfy(
            item -> {
              assertThat(item.state()).isEqualTo(QueueItemState.SENT);
              assertThat(item.attempts()).isEqualTo(1);
              assertThat(item.epoch()).isEqualTo(1);
            });
  }

  @Test
  void beginsNothingOnceASwitchIsSet() {
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D"), PEOPLE);
    mailbox.onSecondBatch =
        () ->
            campaign
                .engine
                .killSwitches()
                .set(
                    campaign.tenant,
                    new SwitchTarget(SwitchScope.TENANT, Optional.empty()),
                    Optional.empty(),
                    Campaign.PERSON);

    campaign.work();

    assertThat(mailbox.batches).containsExactly(64, 6);
    assertThat(campaign.items(enrollment))
        .filteredOn(item -> item.state() == QueueItemState.QUEUED)
        .hasSize(PEOPLE - 70)
        .extracting(QueueItem::epoch)
        .containsOnly(0L);
  }

  @Test
  void sendsOnceWhereItDoesNotLearnOfItsCommit() {
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D"), PEOPLE);
    mailbox.onSecondBatch = () -> mailbox.onReady = this::loseAnswerOnce;

    assertThatExceptionOfType(EngagementException.class).isThrownBy(campaign::work);
    assertThat(mailbox.batches).containsExactly(64, 6);
    campaign.work();

    assertThat(mailbox.wire).hasSize(PEOPLE).doesNotHaveDuplicates();
    assertThat(campaign.ledger(enrollment).completed()).isEqualTo(PEOPLE);
  }

  private void loseAnswerOnce() {
    units.lost = true;
    mailbox.onReady = () -> {};
  }

  @Test
  void staysWithinTheSendersLimitAndUsesAllOfIt() {
    campaign.limit(new RateLimits(100, 100, 1_000_000, 1_000_000));
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D"), PEOPLE);

    campaign.work();

    assertThat(mailbox.wire).hasSize(100);
    assertThat(untouched(enrollment)).as("nobody goes on to defer what is left").isEqualTo(56);
    campaign.workToTheEnd();
    assertThat(mailbox.wire).hasSize(PEOPLE).doesNotHaveDuplicates();
    assertThat(campaign.ledger(enrollment).completed()).isEqualTo(PEOPLE);
  }

  @Test
  void leavesTheOthersWhereTheyAreOnceTheCustomersLimitIsReached() {
    campaign.limit(new RateLimits(1_000, 1_000, 100, 1_000_000));
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D"), PEOPLE);

    campaign.work();

    assertThat(mailbox.wire).hasSize(100);
    assertThat(untouched(enrollment)).isEqualTo(56);
  }

  private long untouched(EnrollmentId enrollment) {
    return campaign.items(enrollment).stream().filter(item -> item.epoch() == 0).count();
  }
}
