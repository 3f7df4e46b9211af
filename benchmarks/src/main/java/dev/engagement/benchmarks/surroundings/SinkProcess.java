package dev.engagement.benchmarks.surroundings;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The provider of all that take part: a process that answers every POST with 202. */
public final class SinkProcess implements AutoCloseable {

  private static final Pattern LISTENING = Pattern.compile("listening on (\\d+)");

  private final HttpClient http = HttpClient.newHttpClient();
  private final ChildProgram program;
  private final int port;

  private SinkProcess(ChildProgram program, int port) {
    this.program = program;
    this.port = port;
  }

  /**
   * Starts it.
   *
   * @param delay how long it takes to answer
   */
  public static SinkProcess start(Workspace workspace, Duration delay)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            ChildProgram.java(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Sink.class.getName(),
            delay.toString());
    Path folder = workspace.folder("logs");
    ChildProgram program =
        ChildProgram.start(command, folder, Map.of(), folder.resolve("sink.log"));
    return new SinkProcess(program, Integer.parseInt(program.await(LISTENING)));
  }

  public long pid() {
    return program.pid();
  }

  public int port() {
    return port;
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Returns what it has taken since it began. */
  public Taken taken() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(HttpRequest.newBuilder(address()).build(), HttpResponse.BodyHandlers.ofString());
    String[] numbers = answer.body().strip().split(" ");
    return new Taken(
        Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Double.parseDouble(numbers[2]));
  }

  /**
   * What it has taken.
   *
   * @param requests how many
   * @param bytes the length of their bodies
   * @param inFlightSeconds how long requests waited for their answers, all together
   */
  public record Taken(long requests, long bytes, double inFlightSeconds) {}

  @Override
  public void close() {
    program.close();
  }
}
