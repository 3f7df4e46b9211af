package dev.engagement.benchmarks.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Shows a run as a table and keeps it as JSON. */
public final class Report {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final String bench;
  private final Map<String, Object> settings;
  private final Map<String, String> software;

  /**
   * Begins a report.
   *
   * @param bench the name of the run, and of its file
   * @param settings what was run
   * @param software versions of what took part
   */
  public Report(String bench, Map<String, Object> settings, Map<String, String> software) {
    this.bench = bench;
    this.settings = new LinkedHashMap<>(settings);
    this.software = new LinkedHashMap<>(software);
  }

  /** Prints the table. */
  public void print(PrintStream out, List<Series> all, List<Goal> goals) {
    out.println();
    for (Series series : all) {
      out.printf(Locale.ROOT, "%-44s %s%n", series.name(), line(series));
    }
    out.println();
    for (Goal goal : goals) {
      out.printf(
          Locale.ROOT,
          "%-60s %8.3f  must %s %.2f, aim %.2f: %s%n",
          goal.name(),
          goal.value(),
          goal.atLeast() ? ">=" : "<=",
          goal.must(),
          goal.aim(),
          goal.standing());
    }
  }

  private static String line(Series series) {
    if (series.unavailable().isPresent()) {
      return series.unavailable().get();
    }
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "%10.0f/s", series.rate()));
    double cpu = series.median("cpuSecondsPerThousand");
    if (!Double.isNaN(cpu)) {
      line.append(String.format(Locale.ROOT, "  %6.3f cpu-s/1,000", cpu));
    }
    series.rounds().get(0).values().keySet().stream()
        .map(name -> String.format(Locale.ROOT, "  %s %.3f", name, series.median(name)))
        .forEach(line::append);
    return line.toString();
  }

  /** Writes the run to {@code <folder>/<bench>.json}, and returns the file. */
  public Path write(Path folder, List<Series> all, List<Goal> goals) throws IOException {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("bench", bench);
    document.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    document.put("machine", Machine.facts());
    document.put("software", software);
    document.put("settings", settings);
    document.put("contestants", all.stream().map(Report::contestant).toList());
    document.put("goals", goals.stream().map(Report::goal).toList());
    Files.createDirectories(folder);
    Path file = folder.resolve(bench + ".json");
    Files.writeString(file, JSON.writeValueAsString(document) + "\n");
    return file;
  }

  private static Map<String, Object> contestant(Series series) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("name", series.name());
    series.unavailable().ifPresent(why -> shown.put("unavailable", why));
    if (!series.rounds().isEmpty()) {
      Map<String, Object> medians = new TreeMap<>();
      series
          .rounds()
          .get(0)
          .all()
          .keySet()
          .forEach(value -> medians.put(value, rounded(series.median(value))));
      shown.put("median", medians);
      shown.put(
          "perSecondByRound",
          series.rounds().stream().map(round -> rounded(round.rate())).toList());
    }
    return shown;
  }

  private static Map<String, Object> goal(Goal goal) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("goal", goal.name());
    shown.put("value", rounded(goal.value()));
    shown.put(goal.atLeast() ? "mustAtLeast" : "mustAtMost", goal.must());
    shown.put(goal.atLeast() ? "aimAtLeast" : "aimAtMost", goal.aim());
    shown.put("standing", goal.standing());
    return shown;
  }

  private static Object rounded(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(5)).stripTrailingZeros()
        : "not measured";
  }
}
