package dev.engagement.core.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.engagement.core.embedding.Engagement;
import dev.engagement.ports.enrollment.EnrollmentId;
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
import dev.engagement.testkit.mail.RecordingMailSender;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Senders side by side, on real threads. */
class LanesTest {

  /** Hangs for one sender until it is let go. */
  private static final class HangingMailSender implements MailSender {
    private final RecordingMailSender mailbox = new RecordingMailSender(Provider.FILE);
    private final CountDownLatch letGo = new CountDownLatch(1);
    private final Set<TenantId> poisoned = ConcurrentHashMap.newKeySet();
    private final Set<String> hanging = ConcurrentHashMap.newKeySet();

    @Override
    public Provider provider() {
      return Provider.FILE;
    }

    @Override
    public boolean ready(TenantId tenant) {
      if (poisoned.contains(tenant)) {
        throw new IllegalStateException("poisoned");
      }
      return true;
    }

    @Override
    public Proof verify(TenantId tenant, SenderIdentity sender) {
      return Proof.GIVEN;
    }

    @Override
    public List<SendOutcome> deliver(
        TenantId tenant, SenderIdentity sender, List<OutgoingMail> mails, StartPermit permit) {
      if (hanging.contains(sender.name())) {
        await();
      }
      return mailbox.deliver(tenant, sender, mails, StartPermit.ALWAYS);
    }

    private void await() {
      try {
        assertThat(letGo.await(1, TimeUnit.MINUTES)).isTrue();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }

    @Override
    public Map<QueueItemId, Evidence> evidence(
        TenantId tenant, SenderIdentity sender, Collection<QueueItemId> items) {
      return Map.of();
    }
  }

  private final HangingMailSender provider = new HangingMailSender();
  private final Campaign campaign = new Campaign(provider);
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final SendWorker worker =
      Engagement.over(
              campaign.stores,
              campaign.surroundings(System::nanoTime, threads),
              Campaign.settings("worker-1"))
          .worker();

  @AfterEach
  void end() {
    provider.letGo.countDown();
    worker.close();
    threads.shutdownNow();
  }

  private void workUntil(BooleanSupplier done) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> {
              worker.tick();
              campaign.clock.advance(Duration.ofMillis(100));
              return done.getAsBoolean();
            });
  }

  @Test
  void aSenderWhoseProviderHangsHoldsUpNobodyElse() {
    provider.hanging.add("Ada");
    EnrollmentId hanging = campaign.enroll(campaign.sequence("P0D"), 100);
    workUntil(() -> campaign.states(hanging).contains(QueueItemState.SENDING));
    EnrollmentId other =
        campaign.enroll(campaign.sequenceOf(campaign.sender("Grace")), "alan", "edsger");

    workUntil(() -> campaign.ledger(other).completed() == 2);
    assertThat(campaign.ledger(hanging).completed()).isZero();

    provider.letGo.countDown();
    workUntil(() -> campaign.ledger(hanging).completed() == 100);
    assertThat(provider.mailbox.sent()).hasSize(102).doesNotHaveDuplicates();
  }

  @Test
  void whatFailsForOneTenantKeepsNoOtherFromItsTurn() {
    Campaign good = new Campaign(campaign);
    EnrollmentId stuck = campaign.enroll(campaign.sequence("P0D"), 3);
    campaign.clock.advance(Duration.ofSeconds(1));
    EnrollmentId going = good.enroll(good.sequence("P0D"), 3);
    provider.poisoned.add(campaign.tenant);
    campaign.clock.advance(Duration.ofSeconds(1));

    assertThatIllegalStateException()
        .isThrownBy(() -> campaign.engine.worker().tick())
        .withMessage("poisoned");

    assertThat(good.ledger(going).completed()).isEqualTo(3);
    assertThat(campaign.ledger(stuck).pending()).isEqualTo(3);
  }

  @Test
  void closingSettlesWhatIsOnTheWireAndBeginsNothingMore() {
    provider.hanging.add("Ada");
    EnrollmentId enrollment = campaign.enroll(campaign.sequence("P0D"), 300);
    workUntil(() -> campaign.states(enrollment).contains(QueueItemState.SENDING));
    threads.execute(provider.letGo::countDown);

    worker.close();

    int sent = provider.mailbox.sent().size();
    assertThat(campaign.ledger(enrollment).completed()).isEqualTo(sent);
    assertThat(sent).isBetween(1, 128);
    assertThat(campaign.states(enrollment)).doesNotContain(QueueItemState.SENDING);
  }

  @Test
  void claimsNoMoreThanMayWait() {
    int batch = 1;
    int perTenant = 5;
    SendWorker stuck =
        Engagement.over(
                campaign.stores,
                campaign.surroundings(System::nanoTime, never -> {}),
                Campaign.settings("worker-1", batch))
            .worker();
    Map<Campaign, EnrollmentId> enrollments = new HashMap<>();
    for (int tenant = 0; tenant < 40; tenant++) {
      Campaign one = new Campaign(campaign);
      enrollments.put(one, one.enroll(one.sequence("P0D"), perTenant));
    }

    stuck.tick();
    stuck.tick();

    long claimed =
        enrollments.entrySet().stream()
            .flatMap(entry -> entry.getKey().states(entry.getValue()).stream())
            .filter(QueueItemState.CLAIMED::equals)
            .count();
    assertThat(claimed).isBetween(32L, 32L + perTenant);
  }
}
