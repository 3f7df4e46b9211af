package dev.engagement.benchmarks.peer;

/** One that takes part, inside its process. */
public interface Worker {

  /** Adds work, numbered from the first one on. */
  void enqueue(long first, int count) throws Exception;

  /** Does so much of the work, and returns when it is recorded as done. */
  void work(int count) throws Exception;
}
