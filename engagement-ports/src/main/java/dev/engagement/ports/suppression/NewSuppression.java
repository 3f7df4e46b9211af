package dev.engagement.ports.suppression;

import java.util.Optional;

/** An entry to be added. */
public record NewSuppression(
    SuppressionKind kind,
    String value,
    SuppressionReason reason,
    Optional<String> source,
    SuppressionScope scope) {

  /** Hides the address, so that it never reaches a log by accident. */
  @Override
  public String toString() {
    return "NewSuppression[" + kind + ", " + reason + ", " + scope + "]";
  }
}
