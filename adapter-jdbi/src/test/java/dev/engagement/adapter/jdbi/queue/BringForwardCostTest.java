package dev.engagement.adapter.jdbi.queue;

import static dev.engagement.adapter.jdbi.queue.QueueLab.NOW;
import static dev.engagement.adapter.jdbi.queue.QueueLab.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.adapter.jdbi.JdbiDatabase;
import dev.engagement.adapter.jdbi.queue.QueueLab.Cost;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.guardrail.ReasonCode;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** That bringing items forward reads what it brings forward, and not all that is there. */
class BringForwardCostTest {

  private static final int LIMIT = 1_000;

  private static JdbiDatabase database;

  @BeforeAll
  static void open() {
    database = new JdbiDatabase();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void readsNothingAgainThatItBroughtForwardBefore() {
    QueueLab lab = new QueueLab(database);
    lab.due(EnrollmentState.QUEUED, 10_000, NOW.plus(Duration.ofDays(1)));
    lab.due(EnrollmentState.QUEUED, 10_000, NOW.minus(Duration.ofDays(1)));
    Jdbi.create(database.superuser().dataSource())
        .useHandle(handle -> handle.execute("UPDATE engagement.queue_item SET reason = 'holiday'"));
    lab.analyze();

    for (int turn = 0; turn < 5; turn++) {
      Cost cost =
          lab.cost(
              () ->
                  assertThat(
                          lab.queue.bringForward(
                              lab.tenant,
                              WAITING,
                              Set.of(ReasonCode.HOLIDAY),
                              Optional.of(lab.seed.sequence),
                              NOW,
                              LIMIT))
                      .isEqualTo(LIMIT));

      assertThat(cost.scanned()).isZero();
      assertThat(cost.fetched()).isLessThanOrEqualTo(4L * LIMIT);
    }
  }
}
