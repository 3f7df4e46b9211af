package dev.engagement.benchmarks.adapter;

import dev.engagement.benchmarks.measure.Contestant;
import dev.engagement.benchmarks.measure.Measurement;
import dev.engagement.benchmarks.surroundings.ChildProgram;
import dev.engagement.benchmarks.surroundings.SinkProcess;
import dev.engagement.benchmarks.surroundings.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A way of posting mails, in a process of its own with a heap of 512 MB; only its own processor
 * time counts, not that of the sink.
 */
public final class PosterContestant implements Contestant {

  private static final Pattern POSTED = Pattern.compile("posted (.+)");
  private static final double MICROS = 1e6;
  private static final double NANOS_A_MICRO = 1e3;

  private final String name;
  private final Workspace workspace;
  private final SinkProcess sink;
  private final int connections;
  private final int batch;

  private PosterContestant(
      String name, Workspace workspace, SinkProcess sink, int connections, int batch) {
    this.name = name;
    this.workspace = workspace;
    this.sink = sink;
    this.connections = connections;
    this.batch = batch;
  }

  /** Returns the adapter, handed batches of a size. */
  public static PosterContestant adapter(
      Workspace workspace, SinkProcess sink, int connections, int batch) {
    return new PosterContestant(
        "adapter, batches of " + batch + ", " + connections + " connections",
        workspace,
        sink,
        connections,
        batch);
  }

  /** Returns the HTTP client alone. */
  public static PosterContestant bare(Workspace workspace, SinkProcess sink, int connections) {
    return new PosterContestant(
        "bare HTTP client, " + connections + " connections", workspace, sink, connections, 0);
  }

  @Override
  public String name() {
    return name;
  }

  /** It warms up in its own process. */
  @Override
  public void prepare(int mails) {}

  @Override
  public Measurement measure(int mails) throws Exception {
    Path folder = workspace.folder("logs");
    try (ChildProgram program =
        ChildProgram.start(
            command(mails), folder, Map.of(), folder.resolve("poster-" + batch + ".log"))) {
      program.await();
      return measurement(mails, program.await(POSTED).split(" "));
    }
  }

  private List<String> command(int mails) {
    return List.of(
        ChildProgram.java(),
        "-Xmx512m",
        "-cp",
        System.getProperty("java.class.path"),
        PosterProgram.class.getName(),
        sink.address().toString(),
        Integer.toString(mails / 2),
        Integer.toString(mails),
        Integer.toString(connections),
        Integer.toString(batch));
  }

  private static Measurement measurement(int mails, String[] posted) {
    double cpu = Double.parseDouble(posted[1]);
    return new Measurement(
        mails,
        Duration.ofNanos(Long.parseLong(posted[0])),
        Map.of("worker", cpu),
        Map.of(
            "cpuMicrosPerMail",
            cpu * MICROS / mails,
            "allocatedBytesPerMail",
            Double.parseDouble(posted[2]) / mails,
            "threadMicrosPerMail",
            Double.parseDouble(posted[3]) / NANOS_A_MICRO / mails));
  }
}
