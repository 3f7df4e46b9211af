package dev.engagement.benchmarks.peer;

import static java.util.Objects.requireNonNull;

import dev.engagement.benchmarks.measure.Contestant;
import dev.engagement.benchmarks.measure.Measurement;
import dev.engagement.benchmarks.surroundings.ChildProgram;
import dev.engagement.benchmarks.surroundings.Ground;
import dev.engagement.benchmarks.surroundings.PlainTables;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A peer that takes work in, in bulk, and does none of it. */
final class BulkEnqueue implements Contestant {

  private static final int WARM_UP = 20_000;
  private static final Pattern READY = Pattern.compile("(?m)^(ready)$");
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final String name;
  private final String database;
  private final Ground ground;
  private final Launcher launcher;

  @Nullable private ChildProgram program;

  BulkEnqueue(String name, String database, Ground ground, Launcher launcher) {
    this.name = name;
    this.database = database;
    this.ground = ground;
    this.launcher = launcher;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void prepare(int items) throws Exception {
    ground.database().create(database);
    ground.database().execute(database, PlainTables.SCHEMA);
    ChildProgram started = launcher.launch(ground, database);
    program = started;
    started.await(READY);
    enqueue(0, WARM_UP);
    ground.database().execute(database, "VACUUM ANALYZE", "CHECKPOINT");
  }

  /** It tells how long it took without the rows of its checks, which it writes before. */
  @Override
  public Measurement measure(int items) throws Exception {
    return Measurement.of(items, enqueue(WARM_UP, items), Map.of());
  }

  private Duration enqueue(long first, int count) throws Exception {
    ChildProgram running = requireNonNull(program);
    running.tell("enqueue " + first + " " + count);
    Pattern answer = Pattern.compile("(?m)^did enqueue " + first + " (\\S+)$");
    double seconds = Double.parseDouble(running.await(answer, LONGEST));
    return Duration.ofNanos((long) (seconds * 1e9));
  }

  @Override
  public void close() throws IOException {
    ChildProgram running = program;
    if (running != null) {
      running.close();
    }
    program = null;
    launcher.close();
  }
}
