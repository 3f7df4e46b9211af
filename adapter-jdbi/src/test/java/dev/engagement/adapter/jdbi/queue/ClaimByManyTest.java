package dev.engagement.adapter.jdbi.queue;

import static dev.engagement.adapter.jdbi.queue.QueueLab.NOW;
import static dev.engagement.adapter.jdbi.queue.QueueLab.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.adapter.jdbi.JdbiDatabase;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several workers on one tenant's queue, and several enrollments in it. */
class ClaimByManyTest {

  private static final int WORKERS = 4;

  private static JdbiDatabase database;

  private QueueLab lab;
  private ExecutorService workers;

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
    workers = Executors.newFixedThreadPool(WORKERS);
  }

  @AfterEach
  void send() {
    workers.shutdownNow();
  }

  @Test
  void givesEachItemToOneWorker() {
    lab.queued(2_000);

    List<Future<List<QueueItem>>> turns = new ArrayList<>();
    for (int worker = 0; worker < WORKERS; worker++) {
      turns.add(workers.submit(this::claimAll));
    }
    List<QueueItem> claimed = turns.stream().flatMap(turn -> join(turn).stream()).toList();

    assertThat(claimed).hasSize(2_000).allMatch(item -> item.epoch() == 1);
    assertThat(claimed).extracting(QueueItem::id).doesNotHaveDuplicates();
  }

  private List<QueueItem> claimAll() {
    List<QueueItem> all = new ArrayList<>();
    int empty = 0;
    while (empty < 3) {
      List<QueueItem> claimed = lab.claim(50);
      empty = claimed.isEmpty() ? empty + 1 : 0;
      all.addAll(claimed);
    }
    return all;
  }

  @Test
  void takesWhatAnotherHasNotLockedWithoutWaiting() {
    lab.queued(100);

    lab.run(
        () -> {
          List<QueueItem> mine = lab.queue.claim(lab.tenant, request(30));
          List<QueueItem> theirs = join(workers.submit(() -> lab.claim(30)));

          assertThat(mine).hasSize(30);
          assertThat(theirs).hasSize(30);
          assertThat(ids(theirs)).doesNotContainAnyElementsOf(ids(mine));
        });
  }

  @Test
  void leavesRoomForASmallEnrollmentBesideLargeOnes() {
    for (int large = 0; large < 10; large++) {
      lab.queued(300);
    }
    EnrollmentId small = lab.due(EnrollmentState.QUEUED, 5, NOW.minusSeconds(60));

    List<QueueItem> claimed = lab.claim(500);

    assertThat(claimed).hasSize(500).isSortedAccordingTo(ClaimByManyTest::inClaimOrder);
    assertThat(claimed.stream().map(QueueItem::enrollment).distinct())
        .hasSizeGreaterThan(1)
        .doesNotContain(small);
    assertThat(claimAll()).hasSize(10 * 300 + 5 - 500);
  }

  private static int inClaimOrder(QueueItem one, QueueItem other) {
    int byTime = one.dueAt().compareTo(other.dueAt());
    return byTime != 0 ? byTime : one.id().toString().compareTo(other.id().toString());
  }

  private static List<QueueItemId> ids(List<QueueItem> items) {
    return items.stream().map(QueueItem::id).toList();
  }

  private static <T> T join(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
