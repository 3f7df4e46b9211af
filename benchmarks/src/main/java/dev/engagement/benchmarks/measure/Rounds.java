package dev.engagement.benchmarks.measure;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Measures contestants in turn, round by round, so that a slow minute of the machine hits all. */
public final class Rounds {

  private final int rounds;
  private final PrintStream progress;

  /** Makes so many rounds, and tells of each measurement as it is made. */
  public Rounds(int rounds, PrintStream progress) {
    this.rounds = rounds;
    this.progress = progress;
  }

  /** Returns what each of them did. Who cannot take part, or fails, is left out from then on. */
  public List<Series> run(List<? extends Contestant> contestants, int items) {
    Map<String, List<Measurement>> measured = new LinkedHashMap<>();
    Map<String, String> unavailable = new LinkedHashMap<>();
    contestants.forEach(contestant -> measured.put(contestant.name(), new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < contestants.size(); i++) {
        Contestant contestant = contestants.get((i + round) % contestants.size());
        if (!unavailable.containsKey(contestant.name())) {
          one(contestant, items, measured.get(contestant.name()), unavailable);
        }
      }
    }
    contestants.forEach(this::end);
    return measured.entrySet().stream()
        .map(
            entry ->
                new Series(
                    entry.getKey(),
                    List.copyOf(entry.getValue()),
                    Optional.ofNullable(unavailable.get(entry.getKey()))))
        .toList();
  }

  private void end(Contestant contestant) {
    try {
      contestant.end();
    } catch (IOException failed) {
      progress.printf(Locale.ROOT, "  %-44s did not end: %s%n", contestant.name(), failed);
    }
  }

  private void one(
      Contestant contestant,
      int items,
      @Nullable List<Measurement> measured,
      Map<String, String> unavailable) {
    try (contestant) {
      contestant.prepare(items);
      Measurement measurement = contestant.measure(items);
      Objects.requireNonNull(measured).add(measurement);
      progress.printf(
          Locale.ROOT,
          "  %-44s %10.0f/s  %6.3f cpu-s/1,000%n",
          contestant.name(),
          measurement.rate(),
          measurement.cpuPerThousand());
    } catch (Exception failed) {
      String why =
          failed instanceof Unavailable ? String.valueOf(failed.getMessage()) : "failed: " + failed;
      unavailable.put(contestant.name(), why);
      progress.printf(Locale.ROOT, "  %-44s %s%n", contestant.name(), why);
    }
  }
}
