package dev.engagement.app.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that stand still for longer than their lease in the midst of sending, and go on. */
class SuspendedWorkerTest {

  private static final int MAILS = Scale.of(2_500);
  private static final int TIMES = 3;
  private static final Duration LONGER = WorkerOptions.LEASE.plusSeconds(1);

  @TempDir Path folder;

  private final Seed seed = Seed.of(this);

  @Test
  void sendNothingTwice() {
    try (Lab lab = Lab.open(folder, Faults.taking(Duration.ofMillis(60)), seed)) {
      Random random = seed.random();
      Scenes.fill(lab.world(), MAILS);
      List<WorkerProcess> workers =
          List.of(lab.startWorker(lab.options()), lab.startWorker(lab.options()));

      for (int time = 0; time < TIMES; time++) {
        lab.awaitRequests((long) (MAILS * (time + random.nextDouble()) / (TIMES + 1)));
        WorkerProcess suspended = workers.get(time % 2);
        suspended.suspend();
        Pause.of(LONGER);
        suspended.resume();
      }
      lab.awaitQuiet();

      Delivery delivery = Delivery.of(lab);
      assertThat(delivery.duplicates()).isEmpty();
      delivery.agrees();
      assertThat(delivery.unknown()).isLessThanOrEqualTo((long) TIMES * WorkerOptions.SLOTS);
      Conservation.check(lab);
    }
  }
}
