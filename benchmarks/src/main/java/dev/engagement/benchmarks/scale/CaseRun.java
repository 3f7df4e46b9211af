package dev.engagement.benchmarks.scale;

import dev.engagement.benchmarks.measure.Measurement;
import dev.engagement.benchmarks.measure.Series;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Measures one case on a ground that holds its items, several times. */
final class CaseRun {

  private final Ground ground;
  private final ScaleGrid grid;
  private final PrintStream progress;

  CaseRun(Ground ground, ScaleGrid grid, PrintStream progress) {
    this.ground = ground;
    this.grid = grid;
    this.progress = progress;
  }

  /** Returns what was measured; a case that fails is told of and left out. */
  Series run(Case one) throws InterruptedException {
    List<Measurement> measured = new ArrayList<>();
    try (Fleet fleet = ground.start(one.workers(), grid.sends())) {
      for (int round = 0; round < grid.rounds(); round++) {
        measured.add(round(fleet, one, round));
      }
    } catch (IOException | SQLException | IllegalStateException failed) {
      progress.printf(Locale.ROOT, "  %-60s failed: %s%n", one.name(), failed);
      return new Series(one.name(), List.of(), Optional.of("failed: " + failed));
    }
    return new Series(one.name(), List.copyOf(measured), Optional.empty());
  }

  private Measurement round(Fleet fleet, Case one, int round)
      throws IOException, InterruptedException, SQLException {
    long[] customers = customers(one, round).toArray();
    ground.due(LongStream.of(customers), one.sendsEach());
    long sends = (long) customers.length * one.sendsEach();
    Measurement plain = ground.send(fleet, LongStream.of(customers), sends, sent -> {});
    progress.printf(
        Locale.ROOT,
        "  %-60s %8.0f/s  %6.3f cpu-s/1,000%n",
        one.name(),
        plain.rate(),
        plain.cpuPerThousand());
    return new Measurement(plain.items(), plain.elapsed(), plain.cpuSeconds(), of(one));
  }

  private static Map<String, Double> of(Case one) {
    return Map.of(
        "queued", (double) one.items(),
        "tenants", (double) one.tenants(),
        "workers", (double) one.workers(),
        "tenantsWithMailsDue", (double) one.active());
  }

  /** Returns the customers who have mails due in a round: spread over all, others each time. */
  static LongStream customers(Case one, int round) {
    long active = one.active();
    return LongStream.range(0, active)
        .map(number -> (number * one.tenants() / active + round) % one.tenants() + 1);
  }
}
