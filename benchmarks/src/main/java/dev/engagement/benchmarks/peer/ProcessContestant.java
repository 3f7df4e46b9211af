package dev.engagement.benchmarks.peer;

import dev.engagement.benchmarks.measure.Contestant;
import dev.engagement.benchmarks.measure.Measurement;
import dev.engagement.benchmarks.surroundings.Ground;
import java.io.IOException;
import java.util.Map;

/** One that works off what is there, in a process of its own. */
public final class ProcessContestant implements Contestant {

  /** How long it took to put all of a round's items into the queue. */
  public static final String ENQUEUE_SECONDS = "enqueueSeconds";

  private final Part part;
  private final WorkerProcess process;
  private double enqueueSeconds;
  private long next;

  /** Takes part with a process that is started anew each round, or stays. */
  public ProcessContestant(Part part, Ground ground, Launcher launcher) {
    this.part = part;
    this.process = new WorkerProcess(part.database(), ground, launcher);
  }

  @Override
  public String name() {
    return part.name();
  }

  @Override
  public void prepare(int items) throws Exception {
    if (!process.isStarted()) {
      process.start();
      process.enqueue(0, part.warmUp());
      process.work(0, part.warmUp());
      next = part.warmUp();
    }
    enqueueSeconds = process.enqueue(next, part.of(items));
    process.checkpoint();
  }

  @Override
  public Measurement measure(int items) throws Exception {
    Measurement measured = process.measure(next, part.of(items));
    next += part.of(items);
    return new Measurement(
        measured.items(),
        measured.elapsed(),
        measured.cpuSeconds(),
        Map.of(ENQUEUE_SECONDS, enqueueSeconds));
  }

  @Override
  public void close() throws IOException {
    if (!part.stays()) {
      process.close();
    }
  }

  @Override
  public void end() throws IOException {
    process.close();
  }
}
