package dev.engagement.adapter.jdbi.queue;

import static dev.engagement.adapter.jdbi.queue.QueueLab.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.adapter.jdbi.JdbiDatabase;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.testkit.contract.AtOnce;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A review and a unit of work that wakes, at the same time: no wake-up is lost. */
class WakeAndReviewTest {

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
  void reviewsWhatAUnitBringsOnlyWhenThatIsThere() {
    EnrollmentId paused = lab.due(EnrollmentState.PAUSED, 5, NOW.minusSeconds(9));

    AtOnce.keepsAway(
        woken ->
            lab.run(
                () -> {
                  lab.seed.stateInUnit(paused, EnrollmentState.QUEUED);
                  lab.schedule.wake(lab.tenant, Map.of(paused, NOW));
                  woken.run();
                }),
        this::reviewed);

    assertThat(isDue()).isTrue();
    assertThat(lab.rows("enrollment_due")).isEqualTo(1);
  }

  @Test
  void wakesWhatAReviewHasJustLeftOut() {
    EnrollmentId paused = lab.due(EnrollmentState.PAUSED, 5, NOW.minusSeconds(9));

    AtOnce.keepsAway(
        reviewed ->
            lab.run(
                () -> {
                  lab.schedule.review(lab.tenant, QueueLab.OPEN, NOW);
                  reviewed.run();
                }),
        () -> {
          lab.run(
              () -> {
                lab.seed.stateInUnit(paused, EnrollmentState.QUEUED);
                lab.schedule.wake(lab.tenant, Map.of(paused, NOW));
              });
          return true;
        });

    assertThat(isDue()).isTrue();
    assertThat(lab.rows("enrollment_due")).isEqualTo(1);
  }

  private boolean reviewed() {
    lab.review(NOW);
    return true;
  }

  private boolean isDue() {
    return lab.schedule.dueTenants(NOW, 1_000).contains(lab.tenant);
  }
}
