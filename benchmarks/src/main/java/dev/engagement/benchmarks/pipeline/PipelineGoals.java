package dev.engagement.benchmarks.pipeline;

import dev.engagement.benchmarks.ceiling.Ceiling;
import dev.engagement.benchmarks.measure.Goal;
import dev.engagement.benchmarks.measure.Series;
import dev.engagement.benchmarks.measure.Standings;
import dev.engagement.benchmarks.peer.Peer;
import java.util.List;

/** What the whole way of a mail is held against. */
public final class PipelineGoals {

  /** The engine as it is. */
  public static final String ENGINE = "engagement";

  /** The engine without the database's row security. */
  public static final String UNGUARDED = "engagement without row security";

  /** The engine with a provider that takes its time. */
  public static final String SLOW = "engagement on a slow sink";

  private PipelineGoals() {}

  /** Returns where a run stands. */
  public static List<Goal> of(List<Series> series) {
    Standings standings = new Standings(series);
    return List.of(
        standings.timesAsFast(ENGINE, Ceiling.RAW_PIPELINE.label(), 0.5, 0.8),
        standings.timesAsFast(ENGINE, Peer.BULLMQ.label(), 5, 8),
        standings.timesAsFast(ENGINE, Peer.BULLMQ_SENDGRID.label(), 8, 14),
        standings.timesAsFast(ENGINE, Peer.PG_BOSS.label(), 1.2, 2),
        Goal.atMost(
            "cpu-s per 1,000 sends, worker and database",
            0.14,
            0.09,
            standings.median(ENGINE, "cpuSecondsPerThousand")),
        standings.noFaster(UNGUARDED, ENGINE, 1.10, 1.03),
        Goal.atLeast(
            "slow sink: share of the in-flight limit in use",
            0.85,
            0.93,
            standings.median(SLOW, SlowSink.SHARE)));
  }
}
