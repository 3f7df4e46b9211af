package dev.engagement.core.guardrail;

import dev.engagement.ports.guardrail.ReasonCode;
import java.time.Instant;
import java.util.Map;

/** A limit of which so many tokens were taken before: what goes now uses them up. */
final class GrantedRate extends RateLimit {

  private final Instant now;
  private final Instant nextAt;
  private int left;

  GrantedRate(ReasonCode code, Map<String, String> values, GlobalTokens tokens, Instant now) {
    super(code, values);
    this.now = now;
    this.nextAt = tokens.nextAt().isAfter(now) ? tokens.nextAt() : now.plusMillis(1);
    this.left = tokens.granted();
  }

  private GrantedRate(GrantedRate beneath) {
    super(beneath);
    this.now = beneath.now;
    this.nextAt = beneath.nextAt;
    this.left = beneath.left;
  }

  /** What is held takes no token from what goes. */
  @Override
  public RateLimit above() {
    return new GrantedRate(this);
  }

  @Override
  Instant room(Instant at) {
    return left > 0 || !at.isBefore(nextAt) ? at : nextAt;
  }

  @Override
  void add(Instant at) {
    if (!at.isAfter(now)) {
      left--;
    }
  }
}
