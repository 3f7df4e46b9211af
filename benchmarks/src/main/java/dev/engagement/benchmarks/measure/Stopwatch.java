package dev.engagement.benchmarks.measure;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Measures elapsed and processor time of named processes from its start on. */
public final class Stopwatch {

  private final Map<String, Long> processes;
  private final Map<String, Double> before = new HashMap<>();
  private final long started;

  private Stopwatch(Map<String, Long> processes) {
    this.processes = Map.copyOf(processes);
    processes.forEach((part, pid) -> before.put(part, CpuMeter.tree(pid)));
    this.started = System.nanoTime();
  }

  /**
   * Starts.
   *
   * @param processes the process of each part
   */
  public static Stopwatch start(Map<String, Long> processes) {
    return new Stopwatch(processes);
  }

  /** Returns the time since the start. */
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  /** Returns what was measured until now. */
  public Measurement stop(long items) {
    Duration elapsed = elapsed();
    Map<String, Double> used = new HashMap<>();
    processes.forEach(
        (part, pid) -> used.put(part, CpuMeter.tree(pid) - before.getOrDefault(part, 0.0)));
    return Measurement.of(items, elapsed, used);
  }
}
