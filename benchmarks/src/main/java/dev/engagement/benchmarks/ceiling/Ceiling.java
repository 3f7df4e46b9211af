package dev.engagement.benchmarks.ceiling;

import dev.engagement.benchmarks.measure.Contestant;
import dev.engagement.benchmarks.peer.JavaLauncher;
import dev.engagement.benchmarks.peer.Launcher;
import dev.engagement.benchmarks.peer.Pace;
import dev.engagement.benchmarks.peer.PacedContestant;
import dev.engagement.benchmarks.peer.Part;
import dev.engagement.benchmarks.peer.ProcessContestant;
import dev.engagement.benchmarks.surroundings.Ground;

/** What the machine can do at the most. */
public enum Ceiling {
  /** The whole way of a mail, without any guarantee. */
  RAW_PIPELINE("raw pipeline", "raw"),

  /** Claim, settle and audit in batches. */
  SQL("bare SQL claim and settle", "bare_sql"),

  /** Rows into the queue. */
  COPY("bare COPY into the queue", "bare_copy"),

  /** Requests to the sink. */
  HTTP("bare HTTP POSTs", "bare_http");

  private static final int WARM_UP = 20_000;

  private final String label;
  private final String database;

  Ceiling(String label, String database) {
    this.label = label;
    this.database = database;
  }

  /** Returns the name in tables and results. */
  public String label() {
    return label;
  }

  /** Returns it as one that works off what is there. */
  public Contestant on(Ground ground) {
    return new ProcessContestant(part(), ground, launcher());
  }

  /** Returns it as one that works off what comes, at a pace. */
  public Contestant on(Ground ground, Pace pace) {
    return new PacedContestant(part(), ground, launcher(), pace);
  }

  private Part part() {
    return new Part(label, database, WARM_UP, 1, true);
  }

  private Launcher launcher() {
    return new JavaLauncher(CeilingProgram.class, name());
  }
}
