package dev.engagement.testkit.enrollment;

import static dev.engagement.testkit.fixture.QueueItemBuilder.aQueueItem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.Ledger;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientStore;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.testkit.contract.StoreContract;
import dev.engagement.testkit.fixture.RecipientBuilder;
import dev.engagement.testkit.fixture.Scene;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Contract of {@link RecipientStore#ledger}. */
public abstract class LedgerContract extends StoreContract {

  private Ledger ledger(Scene scene, Enrollment enrollment) {
    return scene.inUnit(() -> stores().recipients().ledger(scene.tenant(), enrollment.id()));
  }

  private static void add(Scene scene, RecipientBuilder builder, QueueItemState state) {
    Recipient recipient = scene.add(builder.build());
    scene.add(aQueueItem(recipient).in(state).build());
  }

  @Nested
  class OfAnEnrollment {

    @Test
    void countsEveryRecipientOnce() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      scene.recipient(enrollment);
      add(scene, scene.aRecipient(enrollment), QueueItemState.QUEUED);
      add(scene, scene.aRecipient(enrollment), QueueItemState.WOULD_SEND);
      add(scene, scene.aRecipient(enrollment), QueueItemState.CLAIMED);
      add(scene, scene.aRecipient(enrollment).sending(), QueueItemState.SENDING);
      add(scene, scene.aRecipient(enrollment).sending(), QueueItemState.UNCONFIRMED);
      add(scene, scene.aRecipient(enrollment).sending(), QueueItemState.PARKED);
      add(scene, scene.aRecipient(enrollment).sending(), QueueItemState.PARKED);
      add(scene, ended(scene, enrollment, EndReason.SUPPRESSED), QueueItemState.SKIPPED);
      add(scene, ended(scene, enrollment, EndReason.INVALID), QueueItemState.FAILED_VALIDATION);
      add(scene, ended(scene, enrollment, EndReason.FAILED), QueueItemState.FAILED);
      add(scene, ended(scene, enrollment, EndReason.STOPPED), QueueItemState.CANCELLED);
      add(scene, ended(scene, enrollment, EndReason.UNSUBSCRIBED), QueueItemState.CANCELLED);
      add(scene, ended(scene, enrollment, EndReason.UNSUBSCRIBED), QueueItemState.SENT);
      scene.add(ended(scene, enrollment, EndReason.COMPLETED).build());
      scene.add(ended(scene, enrollment, EndReason.COMPLETED).build());

      Ledger ledger = ledger(scene, enrollment);

      assertThat(ledger).isEqualTo(new Ledger(16, 2, 1, 2, 3, 5, 1, 2));
      assertThat(ledger.balances()).isTrue();
    }

    @Test
    void looksAtTheItemOfTheCurrentStepAlone() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      Recipient recipient = scene.recipient(enrollment);
      scene.add(aQueueItem(recipient).at(scene.step(1)).in(QueueItemState.UNCONFIRMED).build());

      assertThat(ledger(scene, enrollment)).isEqualTo(new Ledger(1, 0, 0, 0, 0, 1, 0, 0));
    }

    @Test
    void isEmptyWithoutRecipientsAndForAnotherTenant() {
      Scene scene = scene();
      Scene stranger = scene();
      Enrollment enrollment = scene.enrolled();
      Enrollment full = scene.enrolled();
      scene.item(full);
      Ledger nothing = new Ledger(0, 0, 0, 0, 0, 0, 0, 0);

      assertThat(ledger(scene, enrollment)).isEqualTo(nothing);
      assertThat(ledger(stranger, full)).isEqualTo(nothing);
    }

    @Test
    void needsAUnitOfTheTenant() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();

      assertNeedsUnitOf(
          scene.tenant(), () -> stores().recipients().ledger(scene.tenant(), enrollment.id()));
    }

    private RecipientBuilder ended(Scene scene, Enrollment enrollment, EndReason reason) {
      return scene.aRecipient(enrollment).ended(reason);
    }
  }
}
