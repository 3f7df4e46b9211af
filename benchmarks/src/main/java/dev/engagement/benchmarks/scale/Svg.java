package dev.engagement.benchmarks.scale;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A drawing of lines over two axes, readable on light and on dark ground. */
final class Svg {

  /** A value of both axes. */
  record Point(double x, double y) {}

  private static final int WIDTH = 800;
  private static final int HEIGHT = 420;
  private static final int LEFT = 64;
  private static final int RIGHT = 560;
  private static final int TOP = 48;
  private static final int BOTTOM = 360;
  private static final int LINE = 24;

  private static final String HEAD =
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" font-family="system-ui, sans-serif" font-size="13">
      <style>
      :root { --ground: #ffffff; --ink: #24292f; --faint: #d0d7de; --c0: #0969da; --c1: #bc4c00; --c2: #1a7f37; --c3: #8250df; --c4: #bf3989; --c5: #57606a }
      @media (prefers-color-scheme: dark) { :root { --ground: #0d1117; --ink: #e6edf3; --faint: #30363d; --c0: #58a6ff; --c1: #f0883e; --c2: #3fb950; --c3: #bc8cff; --c4: #f778ba; --c5: #8b949e } }
      text { fill: var(--ink) }
      </style>
      <rect width="100%%" height="100%%" fill="var(--ground)"/>
      """;

  private final Scale across;
  private final Scale up;
  private final StringBuilder out = new StringBuilder();
  private int legends;

  Svg(Scale across, Scale up) {
    this.across = across;
    this.up = up;
    out.append(HEAD.formatted(WIDTH, HEIGHT));
  }

  void title(String text) {
    add("<title>%s</title>", text);
    add("<text x=\"%d\" y=\"24\" font-size=\"15\" font-weight=\"600\">%s</text>", LEFT, text);
  }

  /** Draws both axes; the one across has a name. */
  void axes(String name) {
    for (double tick : up.ticks()) {
      double y = y(tick);
      add(
          "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"var(--faint)\"/>",
          LEFT, RIGHT, y, y);
      text(LEFT - 8, y + 4, "end", Scale.name(tick));
    }
    for (double tick : across.ticks()) {
      text(x(tick), BOTTOM + 20, "middle", Scale.name(tick));
    }
    text((LEFT + RIGHT) / 2.0, BOTTOM + 44, "middle", name);
  }

  /** Draws a line with its points, and names it beside. */
  void line(List<Point> points, int color, boolean dashed, String name) {
    String stroke = "stroke=\"var(--c" + color % 6 + ")\" stroke-width=\"2\" fill=\"none\"";
    String dash = dashed ? " stroke-dasharray=\"6 4\"" : "";
    String path =
        points.stream()
            .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", x(point.x()), y(point.y())))
            .collect(Collectors.joining(" "));
    add("<polyline points=\"%s\" %s%s/>", path, stroke, dash);
    for (Point point : points) {
      add(
          "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"var(--c%d)\"/>",
          x(point.x()), y(point.y()), color % 6);
    }
    int y = TOP + LINE * ++legends;
    add("<path d=\"M%d %d h28\" %s%s/>", RIGHT + 16, y, stroke, dash);
    text(RIGHT + 52, y + 4, "start", name);
  }

  private void text(double x, double y, String anchor, String text) {
    add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, text);
  }

  private void add(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private double x(double value) {
    return LEFT + across.share().applyAsDouble(value) * (RIGHT - LEFT);
  }

  private double y(double value) {
    return BOTTOM - up.share().applyAsDouble(value) * (BOTTOM - TOP);
  }

  /** Returns the whole drawing. */
  String text() {
    return out + "</svg>\n";
  }
}
