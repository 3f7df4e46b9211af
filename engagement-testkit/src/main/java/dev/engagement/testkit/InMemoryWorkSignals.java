package dev.engagement.testkit;

import dev.engagement.ports.queue.WorkSignals;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

final class InMemoryWorkSignals implements WorkSignals {

  private final Semaphore said = new Semaphore(0);

  void tell() {
    said.release();
  }

  @Override
  public boolean await(Duration time) {
    try {
      boolean heard = said.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
      said.drainPermits();
      return heard;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
