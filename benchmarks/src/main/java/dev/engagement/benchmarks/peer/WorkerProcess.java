package dev.engagement.benchmarks.peer;

import dev.engagement.benchmarks.measure.Measurement;
import dev.engagement.benchmarks.measure.Stopwatch;
import dev.engagement.benchmarks.surroundings.ChildProgram;
import dev.engagement.benchmarks.surroundings.Ground;
import dev.engagement.benchmarks.surroundings.PlainTables;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The process of a worker, seen from outside: it is told what to do, on a database of its own. */
final class WorkerProcess implements AutoCloseable {

  private static final Pattern READY = Pattern.compile("(?m)^(ready)$");
  private static final Pattern ENQUEUED = Pattern.compile("(?m)^enqueued (\\d+) (\\d+)$");
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final String database;
  private final Ground ground;
  private final Launcher launcher;

  @Nullable private ChildProgram program;

  WorkerProcess(String database, Ground ground, Launcher launcher) {
    this.database = database;
    this.ground = ground;
    this.launcher = launcher;
  }

  boolean isStarted() {
    return program != null;
  }

  void start() throws Exception {
    ground.database().create(database);
    ground.database().execute(database, PlainTables.SCHEMA);
    ChildProgram started = launcher.launch(ground, database);
    program = started;
    started.await(READY);
  }

  /** Adds work, and returns the seconds that it took. */
  double enqueue(long first, int count) throws Exception {
    double seconds = tell("enqueue", first, Integer.toString(count));
    ground.database().execute(database, "VACUUM ANALYZE");
    return seconds;
  }

  /** Works off what was added. */
  void work(long first, int count) throws Exception {
    tell("work", first, Integer.toString(count));
  }

  /**
   * Works off what was added, and returns what that took.
   *
   * @throws IllegalStateException if mails were posted, but not one for each item
   */
  Measurement measure(long first, int count) throws Exception {
    long before = ground.sink().taken().requests();
    Stopwatch stopwatch = Stopwatch.start(processes());
    work(first, count);
    Measurement measured = stopwatch.stop(count);
    long posted = ground.sink().taken().requests() - before;
    if (posted > 0 && posted != count) {
      throw new IllegalStateException(posted + " mails were posted for " + count + " items");
    }
    return measured;
  }

  /** Adds and works off items at a pace, and returns when the adding of each began. */
  Map<Long, Long> trickle(long first, int count, int perSecond) throws Exception {
    tell("trickle", first, count + " " + perSecond);
    return ENQUEUED
        .matcher(Objects.requireNonNull(program).output())
        .results()
        .filter(line -> number(line, 1) >= first)
        .collect(Collectors.toMap(line -> number(line, 1), line -> number(line, 2)));
  }

  private static long number(MatchResult line, int group) {
    return Long.parseLong(line.group(group));
  }

  private double tell(String verb, long first, String more) throws Exception {
    ChildProgram running = Objects.requireNonNull(program);
    running.tell(verb + " " + first + " " + more);
    Pattern answer = Pattern.compile("(?m)^did " + verb + " " + first + " (\\S+)$");
    return Double.parseDouble(running.await(answer, LONGEST));
  }

  void checkpoint() throws Exception {
    ground.database().execute(database, "CHECKPOINT");
  }

  /** Returns all processes that have a part in it. */
  Map<String, Long> processes() {
    Map<String, Long> processes = new HashMap<>(launcher.servers());
    processes.put("worker", Objects.requireNonNull(program).pid());
    processes.put("database", ground.database().pid());
    processes.put("sink", ground.sink().pid());
    return processes;
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
