package dev.engagement.benchmarks.measure;

import java.io.IOException;

/**
 * One of those that do the same work in a run. It is made ready, measured and cleared away once a
 * round, in turn with the others; never two at once.
 */
public interface Contestant extends AutoCloseable {

  /** Returns the name in tables and results. */
  String name();

  /**
   * Lays out the work, which is not measured.
   *
   * @throws Unavailable if it cannot take part on this machine
   */
  void prepare(int items) throws Exception;

  /** Does the work that was laid out. */
  Measurement measure(int items) throws Exception;

  /** Clears away what a round left, whether or not it went well. */
  @Override
  default void close() throws IOException {}

  /** Ends for good what outlived its rounds, such as a process that is warm by now. */
  default void end() throws IOException {}
}
