package dev.engagement.adapter.graph.mail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/** Does the same to each of a list, a few at once, and returns the results in their order. */
final class Lanes {

  private static final long IDLE_SECONDS = 30;

  private final AtomicInteger number = new AtomicInteger();
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          this::thread);

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "graph-" + number.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  /**
   * The calling thread is one of the lanes.
   *
   * @param brokenOff the result where the work throws, which is no trouble of the others
   */
  <T, R> List<R> map(List<T> all, int lanes, Function<T, R> work, R brokenOff) {
    AtomicReferenceArray<R> results = new AtomicReferenceArray<>(all.size());
    AtomicInteger next = new AtomicInteger();
    Runnable lane =
        () -> {
          for (int one = next.getAndIncrement(); one < all.size(); one = next.getAndIncrement()) {
            results.set(one, result(all.get(one), work, brokenOff));
          }
        };
    List<CompletableFuture<Void>> others = new ArrayList<>();
    for (int other = 1; other < Math.min(lanes, all.size()); other++) {
      others.add(CompletableFuture.runAsync(lane, threads));
    }
    lane.run();
    others.forEach(CompletableFuture::join);
    return inOrder(results);
  }

  private static <T, R> R result(T one, Function<T, R> work, R brokenOff) {
    try {
      return work.apply(one);
    } catch (RuntimeException unforeseen) {
      return brokenOff;
    }
  }

  private static <R> List<R> inOrder(AtomicReferenceArray<R> results) {
    List<R> list = new ArrayList<>();
    for (int one = 0; one < results.length(); one++) {
      list.add(results.get(one));
    }
    return List.copyOf(list);
  }

  /** Does something once so much time has passed, unless all is over by then. */
  void later(Duration time, Runnable work) {
    CompletableFuture.delayedExecutor(
            time.toNanos(),
            TimeUnit.NANOSECONDS,
            ready -> {
              if (!threads.isShutdown()) {
                threads.execute(ready);
              }
            })
        .execute(work);
  }

  void close() {
    threads.shutdown();
  }
}
