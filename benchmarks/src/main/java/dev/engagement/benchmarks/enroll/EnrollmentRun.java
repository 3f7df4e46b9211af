package dev.engagement.benchmarks.enroll;

import dev.engagement.benchmarks.surroundings.DatabaseServer;
import dev.engagement.benchmarks.surroundings.EngineApi;
import dev.engagement.benchmarks.surroundings.EngineProcess;
import dev.engagement.benchmarks.surroundings.EngineWorld;
import dev.engagement.benchmarks.surroundings.Workspace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** An engine on a database of its own, whose customer has a long suppression list. */
final class EnrollmentRun implements AutoCloseable {

  static final String DATABASE = "enrollment";

  /** How many recipients are enrolled before anything is measured, and come before the others. */
  static final int WARM_UP = 20_000;

  /** One in a hundred of all recipients there could be. */
  private static final String SUPPRESS =
      """
      INSERT INTO engagement.suppression
        (tenant_id, id, kind, value_norm, reason, source, created_at)
      SELECT s.tenant_id, gen_random_uuid(), 'email', 'person' || n * 100 || '@example.com',
             'import', 'bench', now()
        FROM engagement.sequence s, generate_series(1, 10000) AS n
      """;

  private final EngineProcess engine;
  private final EngineWorld world;
  private final Path lists;
  private String warmUp = "";

  private EnrollmentRun(EngineProcess engine, EngineWorld world, Path lists) {
    this.engine = engine;
    this.world = world;
    this.lists = lists;
  }

  /**
   * Starts it, warm.
   *
   * @param sink where its mails would go
   * @param sending whether its worker runs
   * @param jvm more arguments for its JVM
   */
  static EnrollmentRun start(
      Workspace workspace, DatabaseServer database, URI sink, boolean sending, List<String> jvm)
      throws IOException, InterruptedException, SQLException {
    database.create(DATABASE);
    EngineProcess engine =
        EngineProcess.start(workspace, database.ownerUrl(DATABASE), sink, sending, jvm);
    EngineWorld world = EngineWorld.lay(new EngineApi(engine.address()));
    database.execute(DATABASE, SUPPRESS);
    EnrollmentRun run = new EnrollmentRun(engine, world, workspace.folder("lists"));
    world.stopped(true);
    run.warmUp = world.enroll(run.list("warm.csv", 0, WARM_UP));
    return run;
  }

  /** Lets go of the customer's kill switch, and of those who would then be written to. */
  void release() throws IOException, InterruptedException {
    world.api().post("/api/enrollments/" + warmUp + "/stop", Map.of());
    world.stopped(false);
  }

  /** Writes a list of recipients, numbered from the first one on. */
  Path list(String name, long first, int count) throws IOException {
    return EngineWorld.list(lists.resolve(name), first, count);
  }

  long pid() {
    return engine.pid();
  }

  EngineWorld world() {
    return world;
  }

  @Override
  public void close() {
    engine.close();
  }
}
