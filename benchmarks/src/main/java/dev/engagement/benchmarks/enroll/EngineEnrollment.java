package dev.engagement.benchmarks.enroll;

import static java.util.Objects.requireNonNull;

import dev.engagement.benchmarks.measure.Contestant;
import dev.engagement.benchmarks.measure.Measurement;
import dev.engagement.benchmarks.measure.Stopwatch;
import dev.engagement.benchmarks.surroundings.DatabaseServer;
import dev.engagement.benchmarks.surroundings.Workspace;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The engine takes a CSV file in over HTTP: spooled, parsed, checked row by row, each address
 * looked up and kept out where it is there already, with row security and audit.
 */
public final class EngineEnrollment implements Contestant {

  /** The name in tables and results. */
  public static final String NAME = "engagement, CSV over HTTP";

  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

  private final Workspace workspace;
  private final DatabaseServer database;
  private final List<String> jvm;

  @Nullable private EnrollmentRun run;
  @Nullable private Path list;

  /**
   * Measures the engine.
   *
   * @param jvm more arguments for its JVM, such as those of a profiler
   */
  public EngineEnrollment(Workspace workspace, DatabaseServer database, List<String> jvm) {
    this.workspace = workspace;
    this.database = database;
    this.jvm = List.copyOf(jvm);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void prepare(int items) throws Exception {
    EnrollmentRun started = EnrollmentRun.start(workspace, database, NOWHERE, false, jvm);
    run = started;
    list = started.list("measured.csv", EnrollmentRun.WARM_UP, items);
    database.execute(EnrollmentRun.DATABASE, "VACUUM ANALYZE", "CHECKPOINT");
  }

  @Override
  public Measurement measure(int items) throws Exception {
    EnrollmentRun started = requireNonNull(run);
    Stopwatch stopwatch =
        Stopwatch.start(Map.of("engine", started.pid(), "database", database.pid()));
    started.world().enroll(requireNonNull(list));
    Measurement measurement = stopwatch.stop(items);
    Tables.check(database, EnrollmentRun.DATABASE, EnrollmentRun.WARM_UP + items);
    return measurement;
  }

  @Override
  public void close() {
    EnrollmentRun started = run;
    if (started != null) {
      started.close();
    }
    run = null;
  }
}
