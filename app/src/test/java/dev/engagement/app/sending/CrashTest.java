package dev.engagement.app.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two worker processes that are killed over and over, and a provider on a bad day. */
class CrashTest {

  private static final int KILLS = 18;
  private static final int MAILS = Scale.of(10_000);

  @TempDir Path folder;

  private final Seed seed = Seed.of(this);

  @Test
  void sendsNothingTwiceAndLosesNothing() {
    try (Lab lab = Lab.open(folder, Faults.MANY, seed)) {
      Scenes.fill(lab.world(), MAILS);
      Killing killing = new Killing(lab, lab.options(), seed.random());

      killing.run(2, MAILS, KILLS);
      lab.awaitQuiet();

      Delivery delivery = Delivery.of(lab);
      System.out.println(
          "unknown "
              + delivery.unknown()
              + " of "
              + killing.onTheWire()
              + " on the wire and "
              + delivery.ambiguous()
              + " ambiguous; "
              + lab.rows().stateCounts());
      assertThat(delivery.duplicates()).isEmpty();
      delivery.agrees();
      assertThat(delivery.unknown())
          .isLessThanOrEqualTo(killing.onTheWire() + delivery.ambiguous());
      Conservation.check(lab);
    }
  }

  @Test
  void wouldSeeWhatAWorkerWithoutFencesSendsTwice() {
    try (Lab lab = Lab.open(folder, Faults.taking(Duration.ofMillis(20)), seed)) {
      Scenes.fill(lab.world(), MAILS / 4);
      Killing killing = new Killing(lab, lab.options().unfenced(), seed.random());

      killing.run(2, MAILS / 4, KILLS / 4);

      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(Delivery.of(lab).duplicates()).isNotEmpty());
    }
  }
}
