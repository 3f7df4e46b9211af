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
import java.util.stream.Collectors;

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
    return start(workspace, delay, false);
  }

  /** Starts one that answers at once and records when mails arrive. */
  public static SinkProcess recording(Workspace workspace)
      throws IOException, InterruptedException {
    return start(workspace, Duration.ZERO, true);
  }

  private static SinkProcess start(Workspace workspace, Duration delay, boolean recording)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            ChildProgram.java(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Sink.class.getName(),
            delay.toString(),
            Boolean.toString(recording));
    Path folder = workspace.folder("logs");
    ChildProgram program =
        ChildProgram.start(
            command, folder, Map.of(), folder.resolve("sink-" + System.nanoTime() + ".log"));
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
    String[] numbers = statistics().get(0).split(" ");
    return new Taken(
        Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Double.parseDouble(numbers[2]));
  }

  /**
   * Returns the numbers of the recipients whose mails have arrived since it was asked last, and
   * when, by the clock of {@link System#nanoTime}: on Linux all processes have the same.
   */
  public Map<Long, Long> arrivals() throws IOException, InterruptedException {
    return statistics().stream()
        .skip(1)
        .map(line -> line.split(" "))
        .collect(
            Collectors.toMap(
                line -> Long.parseLong(line[0]),
                line -> Long.parseLong(line[1]),
                (first, second) -> first));
  }

  private List<String> statistics() throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(address()).build(), HttpResponse.BodyHandlers.ofString())
        .body()
        .lines()
        .toList();
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
