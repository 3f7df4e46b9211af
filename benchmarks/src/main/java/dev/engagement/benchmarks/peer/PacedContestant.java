package dev.engagement.benchmarks.peer;

import dev.engagement.benchmarks.measure.Contestant;
import dev.engagement.benchmarks.measure.Delays;
import dev.engagement.benchmarks.measure.Measurement;
import dev.engagement.benchmarks.measure.Stopwatch;
import dev.engagement.benchmarks.surroundings.Ground;
import java.io.IOException;
import java.util.Map;

/**
 * One to which work comes at a pace, in a process of its own: how long does each item take from the
 * moment at which it is handed over until the provider has it?
 */
public final class PacedContestant implements Contestant {

  private final Part part;
  private final Ground ground;
  private final WorkerProcess process;
  private final Pace pace;

  /** Takes part with a process that is started anew each round. */
  public PacedContestant(Part part, Ground ground, Launcher launcher, Pace pace) {
    this.part = part;
    this.ground = ground;
    this.process = new WorkerProcess(part.database(), ground, launcher);
    this.pace = pace;
  }

  @Override
  public String name() {
    return part.name();
  }

  @Override
  public void prepare(int items) throws Exception {
    process.start();
    if (part.warmUp() > 0) {
      process.enqueue(0, part.warmUp());
      process.work(0, part.warmUp());
    }
    process.trickle(part.warmUp(), pace.warmUp(), pace.perSecond());
    ground.sink().arrivals();
  }

  @Override
  public Measurement measure(int items) throws Exception {
    Stopwatch stopwatch = Stopwatch.start(process.processes());
    long first = part.warmUp() + pace.warmUp();
    Map<Long, Long> enqueued = process.trickle(first, items, pace.perSecond());
    Measurement measured = stopwatch.stop(items);
    return new Measurement(
        measured.items(),
        measured.elapsed(),
        measured.cpuSeconds(),
        Delays.between(enqueued, ground.sink().arrivals()).values());
  }

  @Override
  public void close() throws IOException {
    process.close();
  }
}
