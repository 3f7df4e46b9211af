package dev.engagement.app.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.testkit.postgres.CrashingPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two worker processes whose database goes away beneath them. */
class DisturbedDatabaseTest {

  private static final Faults SLOWER = Faults.taking(Duration.ofMillis(120));
  private static final Duration BETWEEN = Duration.ofSeconds(2);
  private static final int MAILS = Scale.of(2_500);
  private static final int CRASHES = 4;

  @TempDir Path folder;

  private final Seed seed = Seed.of(this);

  @Test
  void sendsNothingTwiceWhenAllSessionsAreTerminatedAllTheTime() {
    try (Lab lab = Lab.open(folder, SLOWER, seed)) {
      Scenes.fill(lab.world(), MAILS);
      lab.startWorker(lab.options()).awaitWorking();
      lab.startWorker(lab.options()).awaitWorking();

      int disturbances = 0;
      while (lab.rows().unfinished() > 0 && disturbances < 60) {
        lab.rows().terminateSessions();
        disturbances++;
        Pause.of(BETWEEN);
      }
      lab.awaitQuiet();

      assertThat(disturbances).isGreaterThan(3);
      check(lab, disturbances);
    }
  }

  @Test
  void sendsNothingTwiceWhenTheServerCrashes() {
    CrashingPostgres server = CrashingPostgres.start(LabDatabase::migrate);
    try (Lab lab = Lab.open(folder, SLOWER, seed, LabDatabase.of(server))) {
      Random random = seed.random();
      Scenes.fill(lab.world(), MAILS);
      lab.startWorker(lab.options());
      lab.startWorker(lab.options());

      for (int crash = 0; crash < CRASHES; crash++) {
        lab.awaitRequests((long) (MAILS * (crash + random.nextDouble()) / (CRASHES + 1)));
        server.crashAndRestart();
      }
      lab.awaitQuiet();

      check(lab, CRASHES);
    }
  }

  /** A commit whose answer is lost may have taken hold: such an intent is never followed. */
  private static void check(Lab lab, int disturbances) {
    Delivery delivery = Delivery.of(lab);
    assertThat(delivery.duplicates()).isEmpty();
    delivery.agrees();
    assertThat(delivery.unknown()).isLessThanOrEqualTo(2L * disturbances * WorkerOptions.SLOTS);
    Conservation.check(lab);
  }
}
