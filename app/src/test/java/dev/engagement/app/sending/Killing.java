package dev.engagement.app.sending;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Kills workers at random moments of their work, and starts new ones. */
final class Killing {

  private final Lab lab;
  private final WorkerOptions options;
  private final Random random;
  private final List<WorkerProcess> crew = new ArrayList<>();
  private long onTheWire;

  Killing(Lab lab, WorkerOptions options, Random random) {
    this.lab = lab;
    this.options = options;
    this.random = random;
  }

  /** Lets workers send the mails, and kills them so often before they are through. */
  void run(int workers, int mails, int kills) {
    IntStream.range(0, workers).forEach(ignored -> crew.add(lab.startWorker(options)));
    for (int kill = 0; kill < kills; kill++) {
      double share = (kill + random.nextDouble()) / (kills + 1);
      lab.awaitRequests((long) (mails * share));
      Pause.of(Duration.ofMillis(random.nextInt(40)));
      kill(random.nextInt(workers));
    }
  }

  private void kill(int one) {
    WorkerProcess killed = crew.get(one);
    killed.kill();
    crew.set(one, lab.startWorker(options));
    onTheWire += mostOnTheWire(killed);
  }

  /** What the dead worker's session was doing may still take hold for a moment. */
  private long mostOnTheWire(WorkerProcess killed) {
    long most = 0;
    for (int look = 0; look < 5; look++) {
      most = Math.max(most, lab.rows().onTheWire(killed.name()));
      Pause.of(Duration.ofMillis(20));
    }
    return most;
  }

  /** Returns how many requests may have been on the wire at the kills. */
  long onTheWire() {
    return onTheWire;
  }
}
