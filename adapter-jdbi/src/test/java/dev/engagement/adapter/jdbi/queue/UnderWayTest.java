package dev.engagement.adapter.jdbi.queue;

import static dev.engagement.adapter.jdbi.queue.QueueLab.EARLIER;
import static dev.engagement.adapter.jdbi.queue.QueueLab.LEASE;
import static dev.engagement.adapter.jdbi.queue.QueueLab.NOW;
import static dev.engagement.adapter.jdbi.queue.QueueLab.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.adapter.jdbi.JdbiDatabase;
import dev.engagement.adapter.jdbi.queue.QueueLab.Cost;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.queue.DuePosition;
import dev.engagement.ports.queue.OpenScopes;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is leased or unconfirmed is found without reading what waits or is held. */
class UnderWayTest {

  private static final Instant AFTER_LEASES = LEASE.until().plusSeconds(600);

  private static JdbiDatabase database;

  private QueueLab lab;

  @BeforeAll
  static void open() {
    database = new JdbiDatabase();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void prepare() {
    lab = new QueueLab(database);
  }

  @Test
  void findsExpiredLeasesWithoutReadingTheQueue() {
    lab.queued(5_000);
    List<QueueItem> claimed = lab.claim(20);
    lab.move(claimed.subList(0, 5), QueueItemState.SENDING);

    Cost cost = lab.cost(() -> assertThat(expired(LEASE.until())).hasSize(15));

    assertThat(cost.scanned()).isZero();
    assertThat(cost.fetched()).isLessThan(200);
    assertThat(lab.inOne(() -> expired(AFTER_LEASES))).hasSize(20);
  }

  @Test
  void forgetsAClaimWhenNothingOfItIsLeasedAnyMore() {
    lab.queued(30);
    List<QueueItem> settled = lab.claim(10);
    List<QueueItem> sending = lab.claim(10);
    lab.move(settled, QueueItemState.CANCELLED);
    lab.move(sending, QueueItemState.SENDING);
    assertThat(lab.rows("claim_batch")).isEqualTo(2);

    assertThat(lab.inOne(() -> expired(LEASE.until()))).isEmpty();

    assertThat(lab.rows("claim_batch")).as("the one that is on the wire").isEqualTo(1);
    assertThat(lab.cost(() -> assertThat(expired(LEASE.until())).isEmpty()).fetched())
        .as("it is not looked at before its leases end")
        .isZero();
    assertThat(lab.inOne(() -> expired(AFTER_LEASES))).hasSize(10);
  }

  @Test
  void reviewsAPausedEnrollmentWithoutReadingWhatItHolds() {
    lab.due(EnrollmentState.PAUSED, 5_000, EARLIER);
    lab.analyze();

    Cost cost = lab.cost(() -> lab.schedule.review(lab.tenant, OPEN, NOW));

    assertThat(cost).isEqualTo(new Cost(0, 0));
    assertThat(lab.rows("enrollment_due")).isZero();
    assertThat(lab.rows("tenant_due")).isZero();
  }

  @Test
  void reviewsAnOpenEnrollmentByItsFirstWaitingItem() {
    lab.due(EnrollmentState.QUEUED, 5_000, EARLIER);
    lab.analyze();

    Cost cost = lab.cost(() -> lab.schedule.review(lab.tenant, OPEN, NOW));

    assertThat(cost.scanned()).isZero();
    assertThat(cost.fetched()).isLessThan(100);
    assertThat(lab.rows("tenant_due")).isEqualTo(1);
  }

  @Test
  void findsUnconfirmedItemsAmongManyThatWait() {
    lab.queued(5_000);
    List<QueueItem> claimed = lab.claim(3);
    lab.move(claimed, QueueItemState.SENDING);
    lab.move(
        claimed.stream().map(item -> QueueLab.as(item, QueueItemState.SENDING)).toList(),
        QueueItemState.UNCONFIRMED);
    Instant horizon = NOW.plusSeconds(900);

    Cost cost = lab.cost(() -> assertThat(unconfirmed(horizon)).hasSize(3));

    assertThat(cost.scanned()).isZero();
    assertThat(cost.fetched()).isLessThan(100);
    assertThat(lab.inOne(() -> unconfirmed(horizon.minusMillis(1)))).isEmpty();
  }

  @Test
  void pagesThroughWhatWaitsWithoutSortingItEachTime() {
    EnrollmentId enrollment = lab.queued(5_000);
    lab.analyze();

    Cost cost = lab.cost(() -> page(enrollment, 200));

    assertThat(cost.scanned()).isZero();
    assertThat(cost.fetched()).isLessThan(5_000 + 25 * 20);
  }

  private void page(EnrollmentId enrollment, int limit) {
    Optional<DuePosition> after = Optional.empty();
    for (int page = 0; page < 25; page++) {
      List<QueueItem> items =
          lab.view.inStates(lab.tenant, enrollment, QueueLab.WAITING, after, limit);
      assertThat(items).hasSize(limit);
      after = Optional.of(DuePosition.of(items.get(limit - 1)));
    }
    assertThat(lab.view.inStates(lab.tenant, enrollment, QueueLab.WAITING, after, limit)).isEmpty();
  }

  private List<QueueItem> unconfirmed(Instant now) {
    return lab.view.due(
        lab.tenant, OpenScopes.ALL, Set.of(QueueItemState.UNCONFIRMED), now, Optional.empty(), 100);
  }

  private List<QueueItem> expired(Instant now) {
    return lab.queue.expired(lab.tenant, now, 100);
  }

  @Test
  void keepsALeaseInAPausedEnrollmentOnTheSchedule() {
    EnrollmentId enrollment = lab.queued(5_000);
    lab.claim(10);
    lab.seed.state(enrollment, EnrollmentState.PAUSED);

    Cost cost = lab.cost(() -> lab.schedule.review(lab.tenant, OPEN, NOW));

    assertThat(cost.scanned()).isZero();
    assertThat(cost.fetched()).isLessThan(100);
    assertThat(lab.schedule.dueTenants(LEASE.until(), 1_000)).contains(lab.tenant);
    assertThat(lab.schedule.dueTenants(LEASE.until().minus(Duration.ofMillis(1)), 1_000))
        .doesNotContain(lab.tenant);
  }
}
