package dev.engagement.app;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.Locale;

/** Prints what the demo does: with a progress bar on a terminal, in plain lines otherwise. */
final class DemoScreen {

  private static final int WIDTH = 40;

  private final PrintStream out;
  private final boolean terminal;
  private LocalDate day = LocalDate.MIN;
  private long dayTotal;

  DemoScreen(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void title(String text) {
    out.println();
    out.println(text);
  }

  void line(String text) {
    out.println("  " + text);
  }

  void blank() {
    out.println();
  }

  void count(long number, String what) {
    out.printf(Locale.ROOT, "  %6d  %s%n", number, what);
  }

  /**
   * Shows how far the sending is: a bar that moves on a terminal, else a line for each day on which
   * something went.
   */
  void progress(LocalDate today, long sentNow, long sent, long expected) {
    if (terminal) {
      bar(today, sent, expected);
    } else {
      daily(today, sentNow);
    }
  }

  private void bar(LocalDate today, long sent, long expected) {
    int filled = (int) Math.min(WIDTH, expected == 0 ? WIDTH : sent * WIDTH / expected);
    out.printf(
        Locale.ROOT,
        "\r  [%s%s] %d sent, %s ",
        "#".repeat(filled),
        ".".repeat(WIDTH - filled),
        sent,
        today);
    out.flush();
  }

  private void daily(LocalDate today, long sentNow) {
    if (!today.equals(day)) {
      endOfDay();
      day = today;
    }
    dayTotal += sentNow;
  }

  /** Ends the bar, or prints what the last day came to. */
  void endOfProgress() {
    if (terminal) {
      out.println();
    } else {
      endOfDay();
    }
  }

  private void endOfDay() {
    if (dayTotal > 0) {
      out.printf(Locale.ROOT, "  %s  %4d sent%n", day, dayTotal);
    }
    dayTotal = 0;
  }
}
