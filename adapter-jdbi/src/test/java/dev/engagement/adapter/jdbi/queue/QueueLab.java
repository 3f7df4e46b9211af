package dev.engagement.adapter.jdbi.queue;

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
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.QueueView;
import dev.engagement.ports.queue.SendQueue;
import dev.engagement.ports.queue.WorkSchedule;
import dev.engagement.ports.sequence.SequenceState;
import dev.engagement.ports.tenant.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A large queue of one tenant, and what it costs to work on it. */
final class QueueLab {

  static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  static final Instant EARLIER = NOW.minus(Duration.ofHours(1));
  static final Lease LEASE = new Lease("worker", NOW.plusSeconds(120));
  static final Set<QueueItemState> WAITING =
      Set.of(QueueItemState.QUEUED, QueueItemState.DRY_RUN_PLANNED, QueueItemState.WOULD_SEND);
  static final OpenScopes OPEN =
      new OpenScopes(
          Set.of(EnrollmentState.QUEUED, EnrollmentState.SENDING),
          Set.of(SequenceState.ACTIVE),
          HeldScopes.NONE);

  /** Rows of the queue that were read one after the other, and by an index. */
  record Cost(long scanned, long fetched) {}

  final Seed seed;
  final TenantId tenant;
  final SendQueue queue;
  final QueueView view;
  final WorkSchedule schedule;

  private final JdbiDatabase database;
  private final Session session;

  QueueLab(JdbiDatabase database) {
    this.database = database;
    this.session = database.session();
    this.seed = new Seed(database);
    this.tenant = seed.tenant;
    this.queue = QueueStores.queue(session);
    this.view = QueueStores.view(session);
    this.schedule = QueueStores.schedule(session);
  }

  /** Adds an open enrollment that is due, with items that are due. */
  EnrollmentId queued(int items) {
    return due(EnrollmentState.QUEUED, items, EARLIER);
  }

  /** Adds an enrollment that is due, with items that are due. */
  EnrollmentId due(EnrollmentState state, int items, Instant firstDue) {
    EnrollmentId enrollment = seed.enrollment(state);
    seed.items(enrollment, items, firstDue);
    wake(enrollment, firstDue);
    return enrollment;
  }

  void wake(EnrollmentId enrollment, Instant due) {
    run(() -> schedule.wake(tenant, Map.of(enrollment, due)));
  }

  List<QueueItem> claim(int limit) {
    return inOne(() -> queue.claim(tenant, request(limit)));
  }

  static ClaimRequest request(int limit) {
    return new ClaimRequest(
        NOW, new Transition<>(WAITING, QueueItemState.CLAIMED), OPEN, LEASE, limit);
  }

  void review(Instant now) {
    run(() -> schedule.review(tenant, OPEN, now));
  }

  /** Moves claimed items on; where the state is a leased one, the lease is prolonged. */
  int move(List<QueueItem> claimed, QueueItemState state) {
    List<ItemMove> moves =
        claimed.stream().map(item -> new ItemMove(item.state(), as(item, state))).toList();
    return inOne(() -> queue.move(tenant, moves)).size();
  }

  static QueueItem as(QueueItem item, QueueItemState state) {
    return new QueueItem(
        item.tenant(),
        item.id(),
        item.enrollment(),
        item.recipient(),
        item.sequence(),
        item.step(),
        item.stepOrder(),
        state,
        state == QueueItemState.UNCONFIRMED ? NOW.plusSeconds(900) : item.dueAt(),
        item.attempts() + 1,
        item.epoch(),
        state.isLeased()
            ? Optional.of(new Lease("worker", LEASE.until().plusSeconds(120)))
            : Optional.empty(),
        item.reason(),
        item.createdAt(),
        state.isSettled() ? Optional.of(NOW) : Optional.empty());
  }

  <T> T inOne(Supplier<T> work) {
    return session.unitOfWork().inOne(tenant, work);
  }

  void run(Runnable work) {
    inOne(
        () -> {
          work.run();
          return true;
        });
  }

  /** Returns what the work reads of the queue, in a unit of its own that is kept. */
  Cost cost(Runnable work) {
    return inOne(
        () -> {
          work.run();
          return cost();
        });
  }

  /** Returns what the work reads of the queue, in a unit of its own that is rolled back. */
  Cost costOfTrying(Runnable work) {
    Cost[] cost = new Cost[1];
    try {
      run(
          () -> {
            work.run();
            cost[0] = cost();
            throw new IllegalArgumentException("rolled back");
          });
    } catch (IllegalArgumentException rolledBack) {
      return cost[0];
    }
    throw new AssertionError("it was not rolled back");
  }

  private Cost cost() {
    return session
        .handle(tenant)
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

  /** Returns how many rows of a table of the tenant there are. */
  long rows(String table) {
    return inOne(
        () ->
            session
                .handle(tenant)
                .createQuery("SELECT count(*) FROM engagement." + table)
                .mapTo(Long.class)
                .one());
  }

  void plan(String mode) {
    session.handle(tenant).execute("SET LOCAL plan_cache_mode = " + mode);
  }

  /** Lets the planner know what there is now. */
  void analyze() {
    try (Connection connection = database.superuser().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM (ANALYZE) engagement.queue_item, engagement.enrollment_due");
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }
}
