package dev.engagement.benchmarks.peer;

import dev.engagement.benchmarks.measure.Unavailable;
import dev.engagement.benchmarks.surroundings.ChildProgram;
import dev.engagement.benchmarks.surroundings.Ground;
import java.io.IOException;
import java.util.Map;

/** Starts the process of a worker. */
public interface Launcher extends AutoCloseable {

  /**
   * Starts it; it says {@code ready} when it is.
   *
   * @throws Unavailable if this machine lacks what it needs
   */
  ChildProgram launch(Ground ground, String database) throws Exception;

  /** Returns processes that work for it, by part. */
  Map<String, Long> servers();

  /** Ends what it started beside the worker. */
  @Override
  void close() throws IOException;
}
