package dev.engagement.benchmarks.peer;

import dev.engagement.benchmarks.measure.Contestant;
import dev.engagement.benchmarks.surroundings.Ground;
import java.util.Locale;
import java.util.function.Function;

/** The tools that the same work is done with elsewhere. */
public enum Peer {
  /** BullMQ, with checks and audit in PostgreSQL; posts through undici. */
  BULLMQ(
      "BullMQ with checks",
      size(3_000, 0, 5),
      pace -> new NodeLauncher("bullmq.mjs", true, "undici", pace)),

  /** The same, through SendGrid's own library. */
  BULLMQ_SENDGRID(
      "BullMQ with checks through @sendgrid/mail",
      size(3_000, 0, 8),
      pace -> new NodeLauncher("bullmq.mjs", true, "sendgrid", pace)),

  /** pg-boss, with batches of checks and audit written by hand. */
  PG_BOSS(
      "pg-boss with checks by hand",
      size(10_000, 0, 2),
      pace -> new NodeLauncher("pg-boss.mjs", false, pace)),

  /** graphile-worker, with checks and audit. */
  GRAPHILE_WORKER(
      "graphile-worker with checks",
      size(3_000, 0, 5),
      pace -> new NodeLauncher("graphile-worker.mjs", false, pace)),

  /** db-scheduler, without checks and audit. */
  DB_SCHEDULER(
      "db-scheduler without checks",
      size(20_000, 20_000, 3),
      pace -> new JavaLauncher(DbSchedulerProgram.class, pace)),

  /** JobRunr, without checks and audit. */
  JOBRUNR(
      "JobRunr without checks",
      size(20_000, 20_000, 5),
      pace -> new JavaLauncher(JobRunrProgram.class, pace));

  /**
   * How much it is given.
   *
   * @param warmUp before it works off what is there
   * @param pacedWarmUp before work comes at a pace; none for those whose settings are then such
   *     that they are slow at it
   */
  private record Size(int warmUp, int pacedWarmUp, int divisor) {}

  private final String label;
  private final Size size;
  private final Function<String, Launcher> launcher;

  Peer(String label, Size size, Function<String, Launcher> launcher) {
    this.label = label;
    this.size = size;
    this.launcher = launcher;
  }

  private static Size size(int warmUp, int pacedWarmUp, int divisor) {
    return new Size(warmUp, pacedWarmUp, divisor);
  }

  /** Returns the name in tables and results. */
  public String label() {
    return label;
  }

  /** Returns it as one that works off what is there. */
  public Contestant on(Ground ground) {
    return new ProcessContestant(part(size.warmUp()), ground, launcher.apply("bulk"));
  }

  /** Returns it as one that works off what comes, at a pace. */
  public Contestant on(Ground ground, Pace pace) {
    return new PacedContestant(part(size.pacedWarmUp()), ground, launcher.apply("prompt"), pace);
  }

  private Part part(int warmUp) {
    return new Part(label, name().toLowerCase(Locale.ROOT), warmUp, size.divisor(), false);
  }

  /** Returns it as one that only takes work in. */
  public Contestant enqueueOn(Ground ground) {
    String database = name().toLowerCase(Locale.ROOT) + "_enqueue";
    return new BulkEnqueue(label + ", bulk enqueue", database, ground, launcher.apply("bulk"));
  }
}
