package dev.engagement.benchmarks.latency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Hands over one item every so often, whether or not the one before was answered. */
final class Trickle implements AutoCloseable {

  private static final int THREADS = 8;

  /** Hands an item over. */
  interface Enqueue {
    void accept(long number) throws Exception;
  }

  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
  private final Enqueue enqueue;

  Trickle(Enqueue enqueue) {
    this.enqueue = enqueue;
  }

  /** Returns when the handing over of each began. */
  Map<Long, Long> run(long first, int count, int perSecond) throws InterruptedException {
    List<Future<Long>> begun = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long number = first + i;
      long after = TimeUnit.SECONDS.toNanos(i) / perSecond;
      begun.add(threads.schedule(() -> handOver(number), after, TimeUnit.NANOSECONDS));
    }
    Map<Long, Long> moments = new HashMap<>();
    for (int i = 0; i < count; i++) {
      moments.put(first + i, moment(begun.get(i)));
    }
    return moments;
  }

  private long handOver(long number) throws Exception {
    long begun = System.nanoTime();
    enqueue.accept(number);
    return begun;
  }

  private static long moment(Future<Long> begun) throws InterruptedException {
    try {
      return begun.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
