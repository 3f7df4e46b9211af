package dev.engagement.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class WorkerLoopTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final AtomicInteger turns = new AtomicInteger();

  private WorkerLoop started(BooleanSupplier first) {
    WorkerLoop loop =
        new WorkerLoop(
            () -> turns.getAndIncrement() == 0 && first.getAsBoolean(),
            longest -> LockSupport.parkNanos(longest.toNanos()));
    loop.start();
    return loop;
  }

  private void goesOnAfter(BooleanSupplier first) {
    WorkerLoop loop = started(first);
    try {
      await().atMost(LONG).until(() -> turns.get() > 1);
    } finally {
      loop.close();
    }
  }

  @Test
  void goesOnAfterAnException() {
    goesOnAfter(
        () -> {
          throw new IllegalStateException("once");
        });
  }

  @Test
  void goesOnAfterAnError() {
    goesOnAfter(
        () -> {
          throw new StackOverflowError();
        });
  }

  @Test
  void endsWhenItIsInterrupted() {
    AtomicReference<Thread> worker = new AtomicReference<>();
    WorkerLoop loop =
        started(
            () -> {
              worker.set(Thread.currentThread());
              Thread.currentThread().interrupt();
              throw new IllegalStateException("interrupted");
            });

    try {
      await().atMost(LONG).until(() -> worker.get() != null && !worker.get().isAlive());
    } finally {
      loop.close();
    }

    assertThat(turns).hasValue(1);
  }
}
