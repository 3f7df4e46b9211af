package dev.engagement.adapter.jdbi.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.adapter.jdbi.JdbiDatabase;
import dev.engagement.adapter.jdbi.Seed;
import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.Transition;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.queue.ClaimRequest;
import dev.engagement.ports.queue.HeldScopes;
import dev.engagement.ports.queue.ItemMove;
import dev.engagement.ports.queue.Lease;
import dev.engagement.ports.queue.OpenScopes;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.SendQueue;
import dev.engagement.ports.queue.WorkSchedule;
import dev.engagement.ports.sequence.SequenceState;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a claim costs, and that it stays so when the queue grows. */
class ItemClaimTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant EARLIER = NOW.minus(Duration.ofHours(1));
  private static final OpenScopes OPEN =
      new OpenScopes(
          Set.of(EnrollmentState.QUEUED, EnrollmentState.SENDING),
          Set.of(SequenceState.ACTIVE),
          HeldScopes.NONE);

  private static JdbiDatabase database;
  private static Session session;
  private static SendQueue queue;
  private static WorkSchedule schedule;

  private Seed seed;

  @BeforeAll
  static void open() {
    database = new JdbiDatabase();
    session = database.session();
    queue = QueueStores.queue(session);
    schedule = QueueStores.schedule(session);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void seed() {
    seed = new Seed(database);
  }

  @Test
  void readsByItsIndexWhateverThePlan() throws SQLException {
    queued(50_000);
    analyze();

    for (String planning : List.of("auto", "force_custom_plan", "force_generic_plan")) {
      Cost cost = inOne(() -> eightClaims(planning));

      assertThat(cost.rowsScanned()).as(planning).isZero();
      assertThat(cost.rowsFetched()).as(planning).isBetween(8 * 100L, 8 * 5_000L);
    }
  }

  /** More than the driver runs before it lets the server keep a plan. */
  private Cost eightClaims(String planning) {
    session.handle(seed.tenant).execute("SET LOCAL plan_cache_mode = " + planning);
    for (int turn = 0; turn < 8; turn++) {
      assertThat(queue.claim(seed.tenant, request(OPEN, 100))).hasSize(100);
    }
    return cost();
  }

  @Test
  void readsByItsIndexBeforeTheTableWasEverAnalyzed() {
    queued(5_000);

    Cost cost =
        inOne(
            () -> {
              assertThat(queue.claim(seed.tenant, request(OPEN, 100))).hasSize(100);
              return cost();
            });

    assertThat(cost.rowsScanned()).isZero();
  }

  @Test
  void readsNoMoreForATenantThatThePlannerHasNeverSeen() throws SQLException {
    queued(5_000);
    analyze();
    seed = new Seed(database);
    queued(5_000);

    Cost cost =
        inOne(
            () -> {
              assertThat(queue.claim(seed.tenant, request(OPEN, 100))).hasSize(100);
              return cost();
            });

    assertThat(cost.rowsScanned()).isZero();
    assertThat(cost.rowsFetched()).isLessThan(2_000);
  }

  @Test
  void costsNothingForWhatIsHeld() throws SQLException {
    EnrollmentId open = queued(300);
    analyze();
    Cost alone = rolledBack(() -> claimed(open));
    EnrollmentId paused = seed.enrollment(EnrollmentState.PAUSED);
    seed.items(paused, 20_000, EARLIER.minus(Duration.ofDays(1)));
    inOne(() -> wake(paused, EARLIER.minus(Duration.ofDays(1))));
    analyze();

    Cost besideHeld = rolledBack(() -> claimed(open));

    assertThat(besideHeld).isEqualTo(alone);
  }

  private Cost claimed(EnrollmentId expected) {
    List<QueueItem> claimed = queue.claim(seed.tenant, request(OPEN, 100));
    assertThat(claimed).hasSize(100).allMatch(item -> item.enrollment().equals(expected));
    return cost();
  }

  @Test
  void staysAHotUpdateFromClaimToIntent() throws SQLException {
    queued(500);
    long[] before = updates();

    List<QueueItem> claimed = inOne(() -> queue.claim(seed.tenant, request(OPEN, 400)));
    Set<QueueItemId> sending =
        inOne(() -> queue.move(seed.tenant, claimed.stream().map(ItemClaimTest::intent).toList()));

    long[] after = updates();
    assertThat(sending).hasSize(400);
    assertThat(after[0] - before[0]).isEqualTo(800);
    assertThat(after[1] - before[1]).as("HOT updates").isEqualTo(800);
  }

  @Test
  void leavesRoomForASmallEnrollmentBesideLargeOnes() {
    for (int large = 0; large < 10; large++) {
      queued(1_000);
    }
    EnrollmentId small = seed.enrollment(EnrollmentState.QUEUED);
    seed.items(small, 5, NOW.minusSeconds(60));
    inOne(() -> wake(small, NOW.minusSeconds(60)));

    List<QueueItem> claimed = new ArrayList<>();
    for (int turn = 0; turn < 25; turn++) {
      claimed.addAll(inOne(() -> queue.claim(seed.tenant, request(OPEN, 500))));
    }

    assertThat(claimed).hasSize(10_005);
    assertThat(claimed.subList(0, 500).stream().map(QueueItem::enrollment).distinct())
        .as("the first turn serves more than one")
        .hasSizeGreaterThan(1);
    assertThat(claimed.stream().map(QueueItem::id).distinct()).hasSize(10_005);
  }

  @Test
  void givesEachItemToOneOfManyWorkers() throws Exception {
    queued(2_000);
    ExecutorService workers = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<QueueItem>>> turns = new ArrayList<>();
      for (int worker = 0; worker < 4; worker++) {
        turns.add(workers.submit(this::claimAll));
      }
      Set<QueueItemId> claimed = new HashSet<>();
      for (Future<List<QueueItem>> turn : turns) {
        for (QueueItem item : turn.get()) {
          assertThat(item.epoch()).isEqualTo(1);
          assertThat(claimed.add(item.id())).as("claimed once").isTrue();
        }
      }
      assertThat(claimed).hasSize(2_000);
    } finally {
      workers.shutdownNow();
    }
  }

  private List<QueueItem> claimAll() {
    List<QueueItem> all = new ArrayList<>();
    for (int empty = 0; empty < 3; ) {
      List<QueueItem> claimed = inOne(() -> queue.claim(seed.tenant, request(OPEN, 50)));
      empty = claimed.isEmpty() ? empty + 1 : 0;
      all.addAll(claimed);
    }
    return all;
  }

  @Test
  void takesWhatAnotherWorkerHasNotLocked() throws InterruptedException, ExecutionException {
    queued(100);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      List<QueueItem> mine =
          inOne(
              () -> {
                List<QueueItem> first = queue.claim(seed.tenant, request(OPEN, 30));
                List<QueueItem> theirs = join(other.submit(() -> claim(30)));
                assertThat(theirs).hasSize(30).doesNotContainAnyElementsOf(first);
                return first;
              });
      assertThat(mine).hasSize(30);
    } finally {
      other.shutdownNow();
    }
  }

  private List<QueueItem> claim(int limit) {
    return inOne(() -> queue.claim(seed.tenant, request(OPEN, limit)));
  }

  private static <T> T join(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private EnrollmentId queued(int items) {
    EnrollmentId enrollment = seed.enrollment(EnrollmentState.QUEUED);
    seed.items(enrollment, items, EARLIER);
    inOne(() -> wake(enrollment, EARLIER));
    return enrollment;
  }

  private boolean wake(EnrollmentId enrollment, Instant due) {
    schedule.wake(seed.tenant, Map.of(enrollment, due));
    return true;
  }

  private static ClaimRequest request(OpenScopes open, int limit) {
    return new ClaimRequest(
        NOW,
        new Transition<>(
            Set.of(
                QueueItemState.QUEUED, QueueItemState.DRY_RUN_PLANNED, QueueItemState.WOULD_SEND),
            QueueItemState.CLAIMED),
        open,
        new Lease("worker", NOW.plusSeconds(120)),
        limit);
  }

  private static ItemMove intent(QueueItem item) {
    return new ItemMove(
        QueueItemState.CLAIMED,
        new QueueItem(
            item.tenant(),
            item.id(),
            item.enrollment(),
            item.recipient(),
            item.sequence(),
            item.step(),
            item.stepOrder(),
            QueueItemState.SENDING,
            item.dueAt(),
            item.attempts() + 1,
            item.epoch(),
            Optional.of(new Lease("worker", NOW.plusSeconds(240))),
            item.reason(),
            item.createdAt(),
            item.finishedAt()));
  }

  private record Cost(long rowsScanned, long rowsFetched) {}

  /** Returns what the open transaction read of the queue. */
  private Cost cost() {
    return session
        .handle(seed.tenant)
        .createQuery(
            """
            SELECT seq_tup_read, idx_tup_fetch
              FROM pg_stat_xact_user_tables
             WHERE schemaname = 'engagement' AND relname = 'queue_item'
            """)
        .map(
            row ->
                new Cost(
                    row.getColumn("seq_tup_read", Long.class),
                    row.getColumn("idx_tup_fetch", Long.class)))
        .one();
  }

  private static long[] updates() throws SQLException {
    try (Connection connection = database.superuser().dataSource().getConnection();
        Statement statement = connection.createStatement();
        var found =
            statement.executeQuery(
                """
                SELECT n_tup_upd, n_tup_hot_upd FROM pg_stat_user_tables
                 WHERE schemaname = 'engagement' AND relname = 'queue_item'
                """)) {
      found.next();
      return new long[] {found.getLong(1), found.getLong(2)};
    }
  }

  private static void analyze() throws SQLException {
    try (Connection connection = database.superuser().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM (ANALYZE) engagement.queue_item, engagement.enrollment_due");
    }
  }

  private <T> T inOne(Supplier<T> work) {
    return session.unitOfWork().inOne(seed.tenant, work);
  }

  private Cost rolledBack(Supplier<Cost> work) {
    try {
      return inOne(
          () -> {
            throw new RolledBack(work.get());
          });
    } catch (RolledBack rolledBack) {
      return rolledBack.cost;
    }
  }

  private static final class RolledBack extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Cost cost;

    RolledBack(Cost cost) {
      this.cost = cost;
    }
  }
}
