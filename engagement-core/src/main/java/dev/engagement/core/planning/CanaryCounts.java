package dev.engagement.core.planning;

import dev.engagement.ports.guardrail.Canary;
import dev.engagement.ports.guardrail.CanaryRule;
import dev.engagement.ports.planning.CapScope;
import dev.engagement.ports.planning.DailyCount;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Names what counts the mails of a canary. */
final class CanaryCounts {

  private CanaryCounts() {}

  /** Returns the count of a canary that lets so many mails go, on the day on which it was set. */
  static Optional<DailyCount> of(Canary canary) {
    return canary.rule().kind() == CanaryRule.Kind.COUNT
        ? Optional.of(new DailyCount(CapScope.CANARY, canary.id(), day(canary)))
        : Optional.empty();
  }

  private static LocalDate day(Canary canary) {
    return LocalDate.ofInstant(canary.setAt(), ZoneOffset.UTC);
  }
}
