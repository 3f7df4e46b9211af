package dev.engagement.benchmarks.latency;

import dev.engagement.benchmarks.measure.Contestant;
import dev.engagement.benchmarks.measure.Delays;
import dev.engagement.benchmarks.measure.Measurement;
import dev.engagement.benchmarks.measure.Stopwatch;
import dev.engagement.benchmarks.peer.Pace;
import dev.engagement.benchmarks.surroundings.EngineApi;
import dev.engagement.benchmarks.surroundings.EngineProcess;
import dev.engagement.benchmarks.surroundings.EngineWorld;
import dev.engagement.benchmarks.surroundings.Ground;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The engine, whole: one request enrolls one recipient. */
public final class EngineLatency implements Contestant {

  /** The name in tables and results. */
  public static final String NAME = "engagement";

  private static final String DATABASE = "engine";
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Ground ground;
  private final Pace pace;
  private final int list;

  @Nullable private EngineProcess engine;
  @Nullable private EngineWorld world;

  /**
   * Takes part with a process that is started anew each round.
   *
   * @param list how many mails it sends off a list before any come at a pace
   */
  public EngineLatency(Ground ground, Pace pace, int list) {
    this.ground = ground;
    this.pace = pace;
    this.list = list;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void prepare(int items) throws Exception {
    ground.database().create(DATABASE);
    EngineProcess started =
        EngineProcess.start(
            ground.workspace(),
            ground.database().ownerUrl(DATABASE),
            ground.sink().address(),
            true);
    engine = started;
    EngineWorld laid = EngineWorld.lay(new EngineApi(started.address()));
    world = laid;
    ground.sink().arrivals();
    Path file = ground.workspace().folder("lists").resolve("latency.csv");
    laid.enroll(EngineWorld.list(file, 0, list));
    awaitArrivals(list);
    trickle(list, pace.warmUp());
    awaitArrivals(pace.warmUp());
  }

  @Override
  public Measurement measure(int items) throws Exception {
    Stopwatch stopwatch =
        Stopwatch.start(
            Map.of(
                "worker", Objects.requireNonNull(engine).pid(),
                "database", ground.database().pid(),
                "sink", ground.sink().pid()));
    Map<Long, Long> enrolled = trickle(list + pace.warmUp(), items);
    Map<Long, Long> arrived = awaitArrivals(items);
    Measurement measured = stopwatch.stop(items);
    return new Measurement(
        measured.items(),
        measured.elapsed(),
        measured.cpuSeconds(),
        Delays.between(enrolled, arrived).values());
  }

  private Map<Long, Long> trickle(long first, int count) throws InterruptedException {
    EngineWorld laid = Objects.requireNonNull(world);
    try (Trickle trickle = new Trickle(number -> laid.enroll(number))) {
      return trickle.run(first, count, pace.perSecond());
    }
  }

  private Map<Long, Long> awaitArrivals(int count) throws IOException, InterruptedException {
    Map<Long, Long> arrived = new HashMap<>();
    long end = System.nanoTime() + LONGEST.toNanos();
    while (arrived.size() < count) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            arrived.size() + " of " + count + " mails: " + Objects.requireNonNull(engine).output());
      }
      Thread.sleep(50);
      arrived.putAll(ground.sink().arrivals());
    }
    return arrived;
  }

  @Override
  public void close() {
    EngineProcess running = engine;
    if (running != null) {
      running.close();
    }
    engine = null;
  }
}
