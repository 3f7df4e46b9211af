package dev.engagement.benchmarks.adapter;

import com.sun.management.ThreadMXBean;
import dev.engagement.benchmarks.measure.CpuMeter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;

/** A process that does nothing but post; it warms up, posts, and prints what that took. */
final class PosterProgram {

  private static final int BATCHES_OF_WARM_UP = 3;

  private PosterProgram() {}

  /**
   * Arguments: the sink, how many mails to warm up with, how many to post, connections, and the
   * size of batches or 0 for the bare client.
   */
  public static void main(String[] arguments) throws Exception {
    int warmUp = Integer.parseInt(arguments[1]);
    int mails = Integer.parseInt(arguments[2]);
    try (Poster poster =
        poster(
            URI.create(arguments[0]),
            Integer.parseInt(arguments[3]),
            Integer.parseInt(arguments[4]))) {
      for (int i = 0; i < BATCHES_OF_WARM_UP; i++) {
        poster.post(warmUp / BATCHES_OF_WARM_UP);
      }
      measure(poster, mails);
    }
    System.exit(0);
  }

  private static Poster poster(URI sink, int connections, int batch) throws IOException {
    return batch == 0
        ? new BarePoster(sink, connections)
        : new SendGridPoster(sink, connections, batch);
  }

  private static void measure(Poster poster, int mails) throws Exception {
    long self = ProcessHandle.current().pid();
    double cpu = CpuMeter.tree(self);
    long allocated = allocated();
    long threads = threadNanos();
    long begun = System.nanoTime();
    poster.post(mails);
    System.out.printf(
        Locale.ROOT,
        "posted %d %.3f %d %d%n",
        System.nanoTime() - begun,
        CpuMeter.tree(self) - cpu,
        allocated() - allocated,
        threadNanos() - threads);
  }

  private static ThreadMXBean threads() {
    return (ThreadMXBean) ManagementFactory.getThreadMXBean();
  }

  /** Processor time of the program's own threads, without compiler and garbage collector. */
  private static long threadNanos() {
    return sum(threads().getThreadCpuTime(threads().getAllThreadIds()));
  }

  /** What living threads have allocated; those that post live longer than a run. */
  private static long allocated() {
    return sum(threads().getThreadAllocatedBytes(threads().getAllThreadIds()));
  }

  private static long sum(long[] ofThreads) {
    return Arrays.stream(ofThreads).filter(known -> known > 0).sum();
  }
}
