package dev.engagement.benchmarks.peer;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.engagement.benchmarks.surroundings.ChildProgram;
import dev.engagement.benchmarks.surroundings.Ground;
import dev.engagement.benchmarks.surroundings.UnitOfWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts a worker that runs on Node. */
final class NodeLauncher implements Launcher {

  private final String script;
  private final boolean onRedis;
  private final List<String> arguments;

  @Nullable private RedisServer redis;

  /**
   * Starts a script.
   *
   * @param onRedis whether its queue is in Redis, of which it is given one of its own
   */
  NodeLauncher(String script, boolean onRedis, String... arguments) {
    this.script = script;
    this.onRedis = onRedis;
    this.arguments = List.of(arguments);
  }

  @Override
  public ChildProgram launch(Ground ground, String database) throws Exception {
    NodePackages packages = NodePackages.install(ground.workspace());
    Map<String, String> environment = new HashMap<>();
    environment.put("NODE_ENV", "production");
    environment.put("SINK_URL", ground.sink().address().toString());
    environment.put("DATABASE_URL", address(ground, database));
    environment.put("UNIT_OF_WORK", template(packages.folder()).toString());
    if (onRedis) {
      RedisServer started = RedisServer.start(ground.workspace());
      redis = started;
      environment.put("REDIS_PORT", Integer.toString(started.port()));
    }
    List<String> command = new ArrayList<>(List.of(packages.node().toString(), script));
    command.addAll(arguments);
    Path log = ground.workspace().folder("logs").resolve(database + ".log");
    return ChildProgram.start(command, packages.folder(), environment, log);
  }

  private static String address(Ground ground, String database) {
    return "postgres://postgres@127.0.0.1:" + ground.database().port() + "/" + database;
  }

  private static Path template(Path folder) throws IOException {
    Path file = folder.resolve("unit-of-work.json");
    Map<String, String> template = Map.of("subject", UnitOfWork.SUBJECT, "html", UnitOfWork.HTML);
    return Files.write(file, new ObjectMapper().writeValueAsBytes(template));
  }

  @Override
  public Map<String, Long> servers() {
    RedisServer running = redis;
    return running == null ? Map.of() : Map.of("redis", running.pid());
  }

  @Override
  public void close() throws IOException {
    RedisServer running = redis;
    if (running != null) {
      running.close();
    }
    redis = null;
  }
}
