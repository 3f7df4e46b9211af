package dev.engagement.benchmarks.peer;

/** One that takes part, inside its process. */
public interface Worker {

  /** Adds work, numbered from the first one on. */
  void enqueue(long first, int count) throws Exception;

  /** Adds one item that is to be done at once, while work goes on. */
  default void add(long number) throws Exception {
    throw new UnsupportedOperationException("takes no single items");
  }

  /** Does so much of the work, and returns when it is recorded as done. */
  void work(int count) throws Exception;
}
