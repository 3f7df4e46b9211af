package dev.engagement.benchmarks.enroll;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.engagement.benchmarks.measure.Contestant;
import dev.engagement.benchmarks.measure.Measurement;
import dev.engagement.benchmarks.measure.Stopwatch;
import dev.engagement.benchmarks.surroundings.DatabaseServer;
import dev.engagement.benchmarks.surroundings.EngineApi;
import dev.engagement.benchmarks.surroundings.SinkProcess;
import dev.engagement.benchmarks.surroundings.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The engine plans a whole enrollment over HTTP, and the answer is read to its end. The mails are
 * due in a day, so that all that would hold them back now is out of the way, and none goes.
 */
public final class EngineDryRun implements Contestant {

  /** The name in tables and results. */
  public static final String NAME = "engagement, dry run over HTTP";

  private static final long LEAST_BYTES = 200;

  private final Workspace workspace;
  private final DatabaseServer database;
  private final SinkProcess sink;
  private final List<String> jvm;

  @Nullable private EnrollmentRun run;
  private String enrollment = "";

  /**
   * Measures the engine.
   *
   * @param jvm more arguments for its JVM, such as those of a profiler
   */
  public EngineDryRun(
      Workspace workspace, DatabaseServer database, SinkProcess sink, List<String> jvm) {
    this.workspace = workspace;
    this.database = database;
    this.sink = sink;
    this.jvm = List.copyOf(jvm);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void prepare(int items) throws Exception {
    EnrollmentRun started = EnrollmentRun.start(workspace, database, sink.address(), true, jvm);
    run = started;
    EngineApi api = started.world().api();
    String sequence = tomorrow(api, started.world().sequence());
    String warm = enroll(api, sequence, started, 0, EnrollmentRun.WARM_UP);
    enrollment = enroll(api, sequence, started, EnrollmentRun.WARM_UP, items);
    started.release();
    plan(warm, EnrollmentRun.WARM_UP);
    database.execute(EnrollmentRun.DATABASE, "VACUUM ANALYZE", "CHECKPOINT");
  }

  private static String tomorrow(EngineApi api, String today)
      throws IOException, InterruptedException {
    JsonNode sequence = api.get("/api/sequences/" + today).at("/data");
    Map<String, Object> step =
        Map.of(
            "type", "email",
            "mode", "auto",
            "templateId", sequence.at("/steps/0/templateId").asText(),
            "wait", "P1D");
    Map<String, Object> plan =
        Map.of(
            "name", "Tomorrow",
            "identityId", sequence.at("/identityId").asText(),
            "steps", List.of(step),
            "guardrails", Map.of("unsubscribe", true, "respectOptOut", true));
    String id = api.post("/api/sequences", plan).at("/data/id").asText();
    api.post("/api/sequences/" + id + "/activate", Map.of());
    return id;
  }

  private static String enroll(
      EngineApi api, String sequence, EnrollmentRun run, long first, int count)
      throws IOException, InterruptedException {
    return api.postCsv(
            "/api/sequences/" + sequence + "/enrollments", run.list("planned.csv", first, count))
        .at("/data/id")
        .asText();
  }

  @Override
  public Measurement measure(int items) throws Exception {
    EnrollmentRun started = requireNonNull(run);
    Stopwatch stopwatch =
        Stopwatch.start(Map.of("engine", started.pid(), "database", database.pid()));
    plan(enrollment, items);
    return stopwatch.stop(items);
  }

  private void plan(String planned, int items) throws IOException, InterruptedException {
    long bytes =
        requireNonNull(run)
            .world()
            .api()
            .postAndDrain("/api/enrollments/" + planned + "/dry-run", Map.of());
    if (bytes < items * LEAST_BYTES) {
      throw new IllegalStateException("the plan has only " + bytes + " bytes");
    }
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
