package dev.engagement.benchmarks.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The process of a worker: it does what the lines of its standard input say, and answers each. */
public final class WorkerProgram {

  private final Worker worker;

  private WorkerProgram(Worker worker) {
    this.worker = worker;
  }

  /** Serves until the input ends. */
  public static void serve(Worker worker) throws Exception {
    WorkerProgram program = new WorkerProgram(worker);
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println("ready");
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      long started = System.nanoTime();
      String[] words = line.split(" ");
      program.obey(words);
      double seconds = (System.nanoTime() - started) / 1e9;
      System.out.println("did " + words[0] + " " + words[1] + " " + seconds);
    }
    System.exit(0);
  }

  private void obey(String[] words) throws Exception {
    long first = Long.parseLong(words[1]);
    int count = Integer.parseInt(words[2]);
    switch (words[0]) {
      case "enqueue" -> worker.enqueue(first, count);
      case "work" -> worker.work(count);
      case "trickle" -> trickle(first, count, Integer.parseInt(words[3]));
      default -> throw new IOException("not understood: " + words[0]);
    }
  }

  /** Adds an item every so often while the worker waits, and tells when it began to add each. */
  private void trickle(long first, int count, int perSecond) throws Exception {
    CompletableFuture<Void> done = CompletableFuture.runAsync(() -> work(count));
    TimeUnit.SECONDS.sleep(1);
    StringBuilder added = new StringBuilder();
    long begun = System.nanoTime();
    for (int i = 0; i < count; i++) {
      TimeUnit.NANOSECONDS.sleep(begun + i * 1_000_000_000L / perSecond - System.nanoTime());
      added.append("enqueued ").append(first + i).append(' ').append(System.nanoTime());
      added.append('\n');
      worker.add(first + i);
    }
    done.get();
    System.out.print(added);
  }

  private void work(int count) {
    try {
      worker.work(count);
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
