package dev.engagement.benchmarks.ceiling;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that do a work together and end with it; one that fails ends the process. */
final class Crew implements AutoCloseable {

  /** What a thread does. */
  interface Task {
    void run() throws Exception;
  }

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<?>> tasks = new ArrayList<>();

  void add(int count, Task task) {
    for (int i = 0; i < count; i++) {
      tasks.add(threads.submit(() -> run(task)));
    }
  }

  private static void run(Task task) {
    try {
      task.run();
    } catch (Exception failed) {
      failed.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  void await() throws InterruptedException, ExecutionException {
    for (Future<?> task : tasks) {
      task.get();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
