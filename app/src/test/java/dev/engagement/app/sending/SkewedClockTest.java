package dev.engagement.app.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.tenant.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two workers, the clock of one of them five minutes off. */
class SkewedClockTest {

  private static final Duration OFF = Duration.ofMinutes(5);
  private static final int STEPS = 4;
  private static final int MAILS_A_STEP = 150;

  @TempDir Path folder;

  private final Seed seed = Seed.of(this);

  @ParameterizedTest
  @ValueSource(ints = {1, -1})
  void sendNothingEarlyAndNothingTwice(int direction) {
    try (Lab lab = Lab.open(folder, Faults.taking(Duration.ofMillis(10)), seed)) {
      Duration off = OFF.multipliedBy(direction);
      List<SinkRecord> early = early(lab, lab.options().patient().off(off));

      lab.awaitQuiet();

      assertThat(early).isEmpty();
      Delivery delivery = Delivery.of(lab);
      assertThat(delivery.duplicates()).isEmpty();
      assertThat(delivery.unknown()).isZero();
      delivery.agrees();
      Conservation.check(lab);
    }
  }

  @Test
  void wouldSeeWhatAWorkerSendsEarlyThatTrustsItsMachine() {
    try (Lab lab = Lab.open(folder, Faults.taking(Duration.ofMillis(10)), seed)) {
      assertThat(early(lab, lab.options().patient().off(OFF).notFollowing())).isNotEmpty();
    }
  }

  /** Lets one worker of each kind send mails that are due over some seconds. */
  private static List<SinkRecord> early(Lab lab, WorkerOptions skewed) {
    lab.startWorker(skewed).awaitWorking();
    lab.startWorker(lab.options().patient()).awaitWorking();
    Map<UUID, Instant> due = enroll(lab);

    lab.awaitRequests(STEPS * MAILS_A_STEP);

    return lab.sink().records().stream()
        .filter(request -> request.at().isBefore(due.get(request.item())))
        .toList();
  }

  private static Map<UUID, Instant> enroll(Lab lab) {
    TenantId tenant = lab.world().addTenant();
    for (int step = 1; step <= STEPS; step++) {
      Duration delay = Duration.ofSeconds(2).plusMillis(1_500L * step);
      lab.world().enroll(lab.world().addSender(tenant, delay), MAILS_A_STEP);
    }
    return lab.rows().due();
  }
}
