package dev.engagement.benchmarks;

import dev.engagement.benchmarks.adapter.PosterContestant;
import dev.engagement.benchmarks.measure.Goal;
import dev.engagement.benchmarks.measure.Report;
import dev.engagement.benchmarks.measure.Rounds;
import dev.engagement.benchmarks.measure.Series;
import dev.engagement.benchmarks.surroundings.SinkProcess;
import dev.engagement.benchmarks.surroundings.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what handing mails to SendGrid costs, beside the HTTP client beneath it alone. */
@Command(
    name = "adapter",
    mixinStandardHelpOptions = true,
    description = "Mails in memory to SendGrid, beside the bare HTTP client.")
final class AdapterCommand implements Callable<Integer> {

  private static final double MOST_MICROS = 40;

  @Option(names = "--mails", description = "mails a round (default: ${DEFAULT-VALUE})")
  private int mails = 200_000;

  @Option(names = "--rounds", description = "rounds (default: ${DEFAULT-VALUE})")
  private int rounds = 3;

  @Option(names = "--batches", split = ",", description = "sizes (default: ${DEFAULT-VALUE})")
  private List<Integer> batches = List.of(64, 200);

  @Option(
      names = "--connections",
      split = ",",
      description = "the adapter's limits (default: ${DEFAULT-VALUE})")
  private List<Integer> connections = List.of(256);

  @Option(
      names = "--bare-connections",
      split = ",",
      description = "the bare client's (default: ${DEFAULT-VALUE})")
  private List<Integer> bareConnections = List.of(2, 64);

  @Option(names = "--delay", description = "how long the sink takes (default: ${DEFAULT-VALUE})")
  private Duration delay = Duration.ZERO;

  @Override
  public Integer call() throws Exception {
    Workspace workspace = Workspace.open();
    try (SinkProcess sink = SinkProcess.start(workspace, delay)) {
      List<Series> series = new Rounds(rounds, System.out).run(contestants(workspace, sink), mails);
      Report report =
          new Report(
              "adapter",
              Map.of("mails", mails, "rounds", rounds, "delay", delay.toString()),
              Map.of("client", "Apache HttpClient 4.5.14, sendgrid-java 4.10.3"));
      List<Goal> goals = goals(series);
      report.print(System.out, series, goals);
      System.out.println("written: " + report.write(workspace.results(), series, goals));
    }
    return 0;
  }

  private List<PosterContestant> contestants(Workspace workspace, SinkProcess sink) {
    List<PosterContestant> all = new ArrayList<>();
    for (int limit : connections) {
      batches.forEach(batch -> all.add(PosterContestant.adapter(workspace, sink, limit, batch)));
    }
    bareConnections.forEach(limit -> all.add(PosterContestant.bare(workspace, sink, limit)));
    return all;
  }

  private static List<Goal> goals(List<Series> series) {
    return series.stream()
        .filter(one -> one.name().startsWith("adapter"))
        .map(
            one ->
                Goal.atMost(
                    one.name() + ": CPU a mail, µs",
                    MOST_MICROS,
                    MOST_MICROS,
                    one.median("cpuMicrosPerMail")))
        .toList();
  }
}
