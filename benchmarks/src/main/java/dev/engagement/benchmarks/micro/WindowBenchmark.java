package dev.engagement.benchmarks.micro;

import dev.engagement.core.guardrail.SendingHours;
import dev.engagement.core.guardrail.SlidingWindow;
import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.guardrail.RateWindows;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The arithmetic of sliding windows and of hours. */
@State(Scope.Thread)
public class WindowBenchmark {

  private static final int LIMIT = 1_000;

  private final RateWindows windows = RateWindows.USUAL;
  private final SlidingWindow window = SlidingWindow.of(windows.hour(), windows.margin(), LIMIT);
  private final Instant now = Instant.parse("2026-03-04T10:00:00Z");
  private final Instant saturday = Instant.parse("2026-03-07T10:00:00Z");
  private final RateUse half = used(LIMIT / 2);
  private final RateUse full = used(LIMIT);
  private final SendingHours hours =
      SendingHours.of(
          Circumstances.HOURS_AND_CAP.settings().sendWindow(), ZoneId.of("Europe/Berlin"));

  /** Asks how much of a window is free in which a hundred slots are used. */
  @Benchmark
  public int free() {
    return window.free(half, now);
  }

  /** Takes tokens of it. */
  @Benchmark
  public RateUse take() {
    return window.take(half, now, 20);
  }

  /** Asks when the twentieth of the next tokens is free, where none is. */
  @Benchmark
  public Instant fits() {
    return window.fits(full, now, 20);
  }

  /** Asks for the next opening in office hours. */
  @Benchmark
  public Optional<Instant> openNow() {
    return hours.opening(now);
  }

  /** Asks for the next opening on a weekend. */
  @Benchmark
  public Optional<Instant> openLater() {
    return hours.opening(saturday);
  }

  private RateUse used(int tokens) {
    RateUse use = RateUse.NONE;
    for (int i = 100; i > 0; i--) {
      use = window.take(use, now.minusSeconds(30L * i), tokens / 100);
    }
    return use;
  }
}
