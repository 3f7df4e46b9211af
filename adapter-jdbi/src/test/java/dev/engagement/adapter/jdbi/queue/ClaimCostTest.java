package dev.engagement.adapter.jdbi.queue;

import static dev.engagement.adapter.jdbi.queue.QueueLab.EARLIER;
import static dev.engagement.adapter.jdbi.queue.QueueLab.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.adapter.jdbi.JdbiDatabase;
import dev.engagement.adapter.jdbi.queue.QueueLab.Cost;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a claim costs under row security, and that it stays so when the queue grows. */
class ClaimCostTest {

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
  void readsByItsIndexWhateverThePlan() {
    lab.queued(50_000);
    lab.analyze();

    for (String mode : List.of("auto", "force_custom_plan", "force_generic_plan")) {
      Cost cost = lab.cost(() -> claimEightTimes(mode));

      assertThat(cost.scanned()).as(mode).isZero();
      assertThat(cost.fetched()).as(mode).isBetween(8 * 100L, 8 * 5_000L);
    }
  }

  /** More than the driver runs before it lets the server keep a plan. */
  private void claimEightTimes(String mode) {
    lab.plan(mode);
    for (int turn = 0; turn < 8; turn++) {
      claimHundred();
    }
  }

  private List<QueueItem> claimHundred() {
    List<QueueItem> claimed = lab.queue.claim(lab.tenant, request(100));
    assertThat(claimed).hasSize(100);
    return claimed;
  }

  @Test
  void readsNoMoreForATenantThatThePlannerHasNeverSeen() {
    lab.queued(5_000);
    lab.analyze();
    lab = new QueueLab(database);
    lab.queued(5_000);

    Cost cost = lab.cost(this::claimHundred);

    assertThat(cost.scanned()).isZero();
    assertThat(cost.fetched()).isLessThan(2_000);
  }

  @Test
  void readsNothingOfWhatIsHeld() {
    EnrollmentId open = lab.queued(300);
    lab.analyze();
    Cost alone = lab.costOfTrying(() -> claimFrom(open));
    lab.due(EnrollmentState.PAUSED, 20_000, EARLIER.minus(Duration.ofDays(1)));
    lab.analyze();

    Cost besideHeld = lab.costOfTrying(() -> claimFrom(open));

    assertThat(besideHeld).isEqualTo(alone);
  }

  private void claimFrom(EnrollmentId expected) {
    assertThat(claimHundred()).allMatch(item -> item.enrollment().equals(expected));
  }

  @Test
  void staysAHotUpdateFromClaimToIntent() throws SQLException {
    lab.queued(500);
    long[] before = updates();

    List<QueueItem> claimed = lab.claim(400);
    int sending = lab.move(claimed, QueueItemState.SENDING);

    long[] after = updates();
    assertThat(sending).isEqualTo(400);
    assertThat(after[0] - before[0]).as("updates").isEqualTo(800);
    assertThat(after[1] - before[1]).as("HOT updates").isEqualTo(800);
  }

  private static long[] updates() throws SQLException {
    try (Connection connection = database.superuser().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                """
                SELECT n_tup_upd, n_tup_hot_upd FROM pg_stat_user_tables
                 WHERE schemaname = 'engagement' AND relname = 'queue_item'
                """)) {
      found.next();
      return new long[] {found.getLong(1), found.getLong(2)};
    }
  }
}
