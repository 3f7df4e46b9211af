package dev.engagement.benchmarks.enroll;

import dev.engagement.benchmarks.measure.Contestant;
import dev.engagement.benchmarks.measure.Measurement;
import java.io.IOException;

/** A contestant that does fewer items than the others: only its pace is wanted. */
public final class Limited implements Contestant {

  private final Contestant contestant;
  private final int most;

  /** Limits a contestant. */
  public Limited(Contestant contestant, int most) {
    this.contestant = contestant;
    this.most = most;
  }

  @Override
  public String name() {
    return contestant.name();
  }

  @Override
  public void prepare(int items) throws Exception {
    contestant.prepare(Math.min(items, most));
  }

  @Override
  public Measurement measure(int items) throws Exception {
    return contestant.measure(Math.min(items, most));
  }

  @Override
  public void close() throws IOException {
    contestant.close();
  }

  @Override
  public void end() throws IOException {
    contestant.end();
  }
}
