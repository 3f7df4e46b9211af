package dev.engagement.adapter.jdbi.guardrail;

import dev.engagement.ports.guardrail.RateUse;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/** How much of the sliding windows of everybody together is used. */
final class GlobalWindows {

  private static final String READ =
      "SELECT slots, taken FROM engagement_global.rate_window_read(:window)";

  private static final String LOCK =
      "SELECT slots, taken FROM engagement_global.rate_window_lock(:window)";

  private static final String WRITE =
      """
      SELECT engagement_global.rate_window_write(
        :window, CAST(:slots AS bigint[]), CAST(:taken AS integer[]))
      """;

  private final Handle handle;

  GlobalWindows(Handle handle) {
    this.handle = handle;
  }

  RateUse read(Duration window) {
    return use(READ, window);
  }

  RateUse lock(Duration window) {
    return use(LOCK, window);
  }

  private RateUse use(String sql, Duration window) {
    return handle
        .createQuery(sql)
        .bind("window", window.toMillis())
        .map(Slots::use)
        .findOne()
        .orElse(RateUse.NONE);
  }

  void write(Duration window, RateUse use) {
    handle
        .createQuery(WRITE)
        .bind("window", window.toMillis())
        .bind("slots", Slots.numbers(use))
        .bind("taken", Slots.taken(use))
        .mapTo(String.class)
        .one();
  }
}
