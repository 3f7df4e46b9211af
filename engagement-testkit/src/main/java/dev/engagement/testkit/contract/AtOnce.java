package dev.engagement.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Runs work on real threads at the same time. */
public final class AtOnce {

  private static final long PATIENCE = 60;

  private AtOnce() {}

  /** Starts the work on two threads together, and returns what each returned. */
  public static <T> List<T> twice(Callable<T> work) {
    return both(work, work);
  }

  /** Starts both on threads of their own together, and returns what each returned. */
  public static <T> List<T> both(Callable<T> one, Callable<T> other) {
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<T>> running =
          List.of(
              threads.submit(() -> after(start, one)), threads.submit(() -> after(start, other)));
      return List.of(get(running.get(0)), get(running.get(1)));
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * Checks that what the first does in its unit keeps the second waiting until that unit ends.
   *
   * @param first is given what to call when it holds the lock, and goes on when that returns
   * @return what the second returned
   */
  public static <T> T keepsAway(Consumer<Runnable> first, Callable<T> second) {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch through = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Boolean> holder = threads.submit(() -> hold(first, held, through));
      assertThat(held.await(PATIENCE, TimeUnit.SECONDS)).as("the first holds it").isTrue();
      Future<T> waiting = threads.submit(() -> letThrough(second, through));
      assertThat(get(holder)).as("the second had to wait").isTrue();
      return get(waiting);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean hold(
      Consumer<Runnable> first, CountDownLatch held, CountDownLatch through) {
    AtomicBoolean alone = new AtomicBoolean();
    first.accept(
        () -> {
          held.countDown();
          alone.set(!isThroughSoon(through));
        });
    return alone.get();
  }

  /** Half a second is enough for one who is not kept away. */
  private static boolean isThroughSoon(CountDownLatch through) {
    try {
      return through.await(500, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static <T> T letThrough(Callable<T> second, CountDownLatch through) throws Exception {
    T result = second.call();
    through.countDown();
    return result;
  }

  private static <T> T after(CyclicBarrier start, Callable<T> work) throws Exception {
    start.await(PATIENCE, TimeUnit.SECONDS);
    return work.call();
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get(PATIENCE, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException failure) {
      throw new AssertionError("work on another thread failed", failure);
    }
  }
}
