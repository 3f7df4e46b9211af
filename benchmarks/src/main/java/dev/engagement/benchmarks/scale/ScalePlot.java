package dev.engagement.benchmarks.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a mail costs against the size of the queue: a line for each number of customers. */
public final class ScalePlot {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double NEAR_ZERO = 1e-9;

  private record Line(int tenants, int workers) {

    String label() {
      return String.format(
          Locale.ROOT,
          "%,d %s, %d %s",
          tenants,
          tenants == 1 ? "tenant" : "tenants",
          workers,
          workers == 1 ? "worker" : "workers");
    }
  }

  private final Map<Line, List<Svg.Point>> lines =
      new TreeMap<>(Comparator.comparing(Line::workers).thenComparing(Line::tenants));

  private ScalePlot() {}

  /** Reads the results of a run. */
  public static ScalePlot read(Path results) throws IOException {
    ScalePlot plot = new ScalePlot();
    for (JsonNode series : JSON.readTree(results.toFile()).get("contestants")) {
      JsonNode median = series.get("median");
      if (median != null && !isSpecial(series.get("name").asText())) {
        plot.add(median);
      }
    }
    plot.lines.values().forEach(points -> points.sort(Comparator.comparing(Svg.Point::x)));
    return plot;
  }

  /** What is no size of the queue alone is told in the table. */
  private static boolean isSpecial(String name) {
    return !name.endsWith("worker") && !name.endsWith("workers");
  }

  private void add(JsonNode median) {
    Line line = new Line(median.get("tenants").asInt(), median.get("workers").asInt());
    double cost = median.get("cpuSecondsPerThousand").asDouble();
    lines
        .computeIfAbsent(line, first -> new ArrayList<>())
        .add(new Svg.Point(median.get("queued").asDouble(), cost));
  }

  /** Returns the drawing. */
  public String draw() {
    List<Svg.Point> all = lines.values().stream().flatMap(List::stream).toList();
    if (all.isEmpty()) {
      throw new IllegalStateException("nothing was measured that could be drawn");
    }
    double most = all.stream().mapToDouble(Svg.Point::y).max().orElse(NEAR_ZERO);
    double left = all.stream().mapToDouble(Svg.Point::x).min().orElse(1);
    double right = all.stream().mapToDouble(Svg.Point::x).max().orElse(1);
    Svg svg = new Svg(Scale.logarithmic(left, right), Scale.fromZero(most));
    svg.title("Processor seconds per 1,000 mails, worker and database");
    svg.axes("items in the queue");
    int color = 0;
    for (Map.Entry<Line, List<Svg.Point>> line : lines.entrySet()) {
      svg.line(line.getValue(), color++, line.getKey().workers() > 1, line.getKey().label());
    }
    return svg.text();
  }
}
