package dev.engagement.core.guardrail;

import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.guardrail.RateScope;
import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import java.time.Instant;
import java.util.Map;

/** One rate limit within one run. Not safe for concurrent use. */
public abstract class RateLimit {

  private final ReasonCode code;
  private final Map<String, String> values;

  private final Latest<Instant, Verdict> deferrals = new Latest<>();

  RateLimit(ReasonCode code, Map<String, String> values) {
    this.code = code;
    this.values = values;
  }

  RateLimit(RateLimit other) {
    this(other.code, other.values);
  }

  /** Returns a limit of whose window so much is used. */
  public static RateLimit of(RateCounter counter, SlidingWindow window, RateUse use, Instant now) {
    return new SlidingRate(code(counter.scope()), values(counter, window), window, use, now);
  }

  /** Returns a limit of which a run has tokens in hand. */
  public static RateLimit granted(
      RateCounter counter, SlidingWindow window, GlobalTokens tokens, Instant now) {
    return new GrantedRate(code(counter.scope()), values(counter, window), tokens, now);
  }

  /** Returns a limit that also sees what this one counts, now and later, and more. */
  public abstract RateLimit above();

  /** Returns the instant if a mail may go then, else the first later one. */
  abstract Instant room(Instant at);

  /** Counts a mail that goes at the instant. */
  abstract void add(Instant at);

  Verdict defer(Instant until) {
    return deferrals.answer(
        until, then -> Verdict.defer(GuardrailName.RATE_LIMIT, code, values, then));
  }

  private static ReasonCode code(RateScope scope) {
    return switch (scope) {
      case SENDER -> ReasonCode.SENDER_RATE_LIMIT;
      case TENANT -> ReasonCode.TENANT_RATE_LIMIT;
      case DOMAIN -> ReasonCode.DOMAIN_RATE_LIMIT;
      case GLOBAL -> ReasonCode.GLOBAL_RATE_LIMIT;
    };
  }

  private static Map<String, String> values(RateCounter counter, SlidingWindow window) {
    return Map.of("limit", Integer.toString(window.limit()), "window", counter.window().toString());
  }
}
