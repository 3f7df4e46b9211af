package dev.engagement.benchmarks.pipeline;

import dev.engagement.benchmarks.measure.Contestant;
import dev.engagement.benchmarks.measure.Measurement;
import dev.engagement.benchmarks.surroundings.SinkProcess;
import java.io.IOException;
import java.util.Map;

/** The engine with a provider that takes its time: how much of its in-flight limit does it use? */
public final class SlowSink implements Contestant {

  /** The share of the limit that was used, on the average. */
  public static final String SHARE = "inFlightShare";

  private final Contestant engine;
  private final SinkProcess sink;
  private final int limit;
  private final int most;

  /**
   * Measures with a sink of its own.
   *
   * @param engine what sends to that sink
   * @param limit how many requests it may have on the wire at once
   * @param most how many items it is given at the most
   */
  public SlowSink(Contestant engine, SinkProcess sink, int limit, int most) {
    this.engine = engine;
    this.sink = sink;
    this.limit = limit;
    this.most = most;
  }

  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public void prepare(int items) throws Exception {
    engine.prepare(Math.min(items, most));
  }

  @Override
  public Measurement measure(int items) throws Exception {
    double before = sink.taken().inFlightSeconds();
    Measurement measured = engine.measure(Math.min(items, most));
    double inFlight = sink.taken().inFlightSeconds() - before;
    double possible = limit * (measured.elapsed().toNanos() / 1e9);
    return new Measurement(
        measured.items(),
        measured.elapsed(),
        measured.cpuSeconds(),
        Map.of(SHARE, inFlight / possible));
  }

  @Override
  public void close() throws IOException {
    engine.close();
  }

  @Override
  public void end() throws IOException {
    engine.end();
  }
}
