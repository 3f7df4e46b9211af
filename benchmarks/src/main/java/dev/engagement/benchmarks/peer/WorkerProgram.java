package dev.engagement.benchmarks.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The process of a worker: it does what the lines of its standard input say, and answers each. */
public final class WorkerProgram {

  private WorkerProgram() {}

  /** Serves until the input ends. */
  public static void serve(Worker worker) throws Exception {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println("ready");
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      long started = System.nanoTime();
      String[] words = line.split(" ");
      obey(worker, words);
      System.out.println("did " + words[0] + " " + words[1] + " " + seconds(started));
    }
    System.exit(0);
  }

  private static void obey(Worker worker, String[] words) throws Exception {
    int count = Integer.parseInt(words[2]);
    switch (words[0]) {
      case "enqueue" -> worker.enqueue(Long.parseLong(words[1]), count);
      case "work" -> worker.work(count);
      default -> throw new IOException("not understood: " + words[0]);
    }
  }

  private static double seconds(long started) {
    return (System.nanoTime() - started) / 1e9;
  }
}
