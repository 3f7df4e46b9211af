package dev.engagement.benchmarks.peer;

import dev.engagement.benchmarks.measure.Contestant;
import dev.engagement.benchmarks.surroundings.Ground;
import java.util.Locale;
import java.util.function.Supplier;

/** The tools that the same work is done with elsewhere. */
public enum Peer {
  /** BullMQ, with checks and audit in PostgreSQL; posts through undici. */
  BULLMQ("BullMQ, checked", part(3_000, 5), () -> new NodeLauncher("bullmq.mjs", true, "undici")),

  /** The same, through SendGrid's own library. */
  BULLMQ_SENDGRID(
      "BullMQ, checked, @sendgrid/mail",
      part(3_000, 8),
      () -> new NodeLauncher("bullmq.mjs", true, "sendgrid")),

  /** pg-boss, with batches of checks and audit written by hand. */
  PG_BOSS(
      "pg-boss, checked, by hand", part(10_000, 2), () -> new NodeLauncher("pg-boss.mjs", false)),

  /** graphile-worker, with checks and audit. */
  GRAPHILE_WORKER(
      "graphile-worker, checked",
      part(3_000, 5),
      () -> new NodeLauncher("graphile-worker.mjs", false)),

  /** db-scheduler, without checks and audit. */
  DB_SCHEDULER(
      "db-scheduler, unchecked", part(20_000, 3), () -> new JavaLauncher(DbSchedulerProgram.class)),

  /** JobRunr, without checks and audit. */
  JOBRUNR("JobRunr, unchecked", part(20_000, 5), () -> new JavaLauncher(JobRunrProgram.class));

  private record Size(int warmUp, int divisor) {}

  private final String label;
  private final Size size;
  private final Supplier<Launcher> launcher;

  Peer(String label, Size size, Supplier<Launcher> launcher) {
    this.label = label;
    this.size = size;
    this.launcher = launcher;
  }

  private static Size part(int warmUp, int divisor) {
    return new Size(warmUp, divisor);
  }

  /** Returns the name in tables and results. */
  public String label() {
    return label;
  }

  /** Returns it as one that takes part. */
  public Contestant on(Ground ground) {
    String database = name().toLowerCase(Locale.ROOT);
    Part part = new Part(label, database, size.warmUp(), size.divisor());
    return new ProcessContestant(part, ground, launcher.get());
  }
}
