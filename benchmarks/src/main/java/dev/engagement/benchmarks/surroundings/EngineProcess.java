package dev.engagement.benchmarks.surroundings;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The program as it is shipped, in a process of its own with a heap of 512 MB. */
public final class EngineProcess implements AutoCloseable {

  /** The key that lets the run in. */
  public static final String ADMIN_KEY = "bench-admin-key-0123456789abcdef";

  private static final Pattern LISTENING = Pattern.compile("listening on (\\S+)");

  private final ChildProgram program;
  private final URI address;

  private EngineProcess(ChildProgram program, URI address) {
    this.program = program;
    this.address = address;
  }

  /**
   * Starts it on a database.
   *
   * @param database the address of the database, for its owner
   * @param sink where SendGrid is
   * @param sending whether its worker runs and sends
   */
  public static EngineProcess start(Workspace workspace, String database, URI sink, boolean sending)
      throws IOException, InterruptedException {
    return start(workspace, database, sink, sending, List.of());
  }

  /** Starts it with more arguments for its JVM. */
  public static EngineProcess start(
      Workspace workspace, String database, URI sink, boolean sending, List<String> jvm)
      throws IOException, InterruptedException {
    return start(workspace, settings(database, sink, sending), jvm);
  }

  /** Returns the settings with which it runs on a database. */
  public static Map<String, String> settings(String database, URI sink, boolean sending) {
    return Map.of(
        "ENGAGEMENT_PORT",
        "0",
        "ENGAGEMENT_ADMIN_KEY",
        ADMIN_KEY,
        "ENGAGEMENT_PUBLIC_URL",
        "http://127.0.0.1:1",
        "DATABASE_URL",
        database,
        "SENDGRID_API_KEY",
        "SG.bench",
        "SENDGRID_BASE_URL",
        sink.toString(),
        "ENABLE_SEND_QUEUE_WORKER",
        Boolean.toString(sending),
        "ENABLE_SEND_QUEUE_SENDING",
        Boolean.toString(sending));
  }

  /** Starts it with these settings, and a data directory of its own. */
  public static EngineProcess start(
      Workspace workspace, Map<String, String> settings, List<String> jvm)
      throws IOException, InterruptedException {
    Path data = workspace.folder("engine-" + System.nanoTime());
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("ENGAGEMENT_DATA_DIR", data.toString());
    List<String> command = new ArrayList<>(List.of(ChildProgram.java(), "-Xmx512m"));
    command.addAll(jvm);
    command.addAll(List.of("-jar", workspace.program().toString(), "serve"));
    ChildProgram program =
        ChildProgram.start(command, data, environment, data.resolve("engine.log"));
    return new EngineProcess(program, URI.create(program.await(LISTENING)));
  }

  public long pid() {
    return program.pid();
  }

  public URI address() {
    return address;
  }

  /** Returns all that it has printed. */
  public String output() throws IOException {
    return program.output();
  }

  @Override
  public void close() {
    program.close();
  }
}
