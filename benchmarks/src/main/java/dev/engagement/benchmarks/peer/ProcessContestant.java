package dev.engagement.benchmarks.peer;

import dev.engagement.benchmarks.measure.Contestant;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One that works in a process of its own, on a database of its own. */
public final class ProcessContestant implements Contestant {

  /** How long it took to put all of a round's items into the queue. */
  public static final String ENQUEUE_SECONDS = "enqueueSeconds";

  private static final Pattern READY = Pattern.compile("(?m)^(ready)$");
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Part part;
  private final Ground ground;
  private final Launcher launcher;

  @Nullable private ChildProgram program;
  private double enqueueSeconds;

  /** Takes part with a process that is started anew each round. */
  public ProcessContestant(Part part, Ground ground, Launcher launcher) {
    this.part = part;
    this.ground = ground;
    this.launcher = launcher;
  }

  @Override
  public String name() {
    return part.name();
  }

  @Override
  public void prepare(int items) throws Exception {
    ground.database().create(part.database());
    ground.database().execute(part.database(), PlainTables.SCHEMA);
    ChildProgram started = launcher.launch(ground, part.database());
    program = started;
    started.await(READY);
    enqueue(0, part.warmUp());
    tell("work", 0, part.warmUp());
    enqueueSeconds = enqueue(part.warmUp(), part.of(items));
    ground.database().execute(part.database(), "CHECKPOINT");
  }

  private double enqueue(long first, int count) throws Exception {
    double seconds = tell("enqueue", first, count);
    ground.database().execute(part.database(), "VACUUM ANALYZE");
    return seconds;
  }

  /** Returns the seconds that it took. */
  private double tell(String verb, long first, int count) throws Exception {
    ChildProgram running = Objects.requireNonNull(program);
    running.tell(verb + " " + first + " " + count);
    Pattern answer = Pattern.compile("(?m)^did " + verb + " " + first + " (\\S+)$");
    return Double.parseDouble(running.await(answer, LONGEST));
  }

  @Override
  public Measurement measure(int items) throws Exception {
    Map<String, Long> processes = new HashMap<>(launcher.servers());
    processes.put("worker", Objects.requireNonNull(program).pid());
    processes.put("database", ground.database().pid());
    processes.put("sink", ground.sink().pid());
    Stopwatch stopwatch = Stopwatch.start(processes);
    tell("work", part.warmUp(), part.of(items));
    Measurement measured = stopwatch.stop(part.of(items));
    return new Measurement(
        measured.items(),
        measured.elapsed(),
        measured.cpuSeconds(),
        Map.of(ENQUEUE_SECONDS, enqueueSeconds));
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
