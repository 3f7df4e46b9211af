package dev.engagement.core.planning;

import dev.engagement.core.guardrail.RateLimit;
import dev.engagement.core.guardrail.RunConditions;
import dev.engagement.core.guardrail.SlidingWindow;
import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.guardrail.RateScope;
import dev.engagement.ports.guardrail.RateUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rate limits of one run, for what goes and for what is held. */
final class ProjectedRates {

  private final RunConditions conditions;
  private final RateLimit global;
  private final Map<RateCounter, RateUse> uses = new HashMap<>();
  private final Map<RateCounter, RateLimit> limits = new HashMap<>();

  /** The same, by domain: to hash a counter costs more than to ask what it limits. */
  private final Map<String, RateLimit> domains = new HashMap<>();

  ProjectedRates(RunConditions conditions, RateLimit global) {
    this.conditions = conditions;
    this.global = global;
  }

  void know(Map<RateCounter, RateUse> more) {
    uses.putAll(more);
  }

  /** Returns those that all mails of one sequence and sender share. */
  List<RateLimit> shared(SendFacts facts, boolean held) {
    List<RateLimit> shared = new ArrayList<>();
    for (RateCounter counter : facts.rates()) {
      if (counter.scope() != RateScope.DOMAIN) {
        shared.add(limit(counter, held));
      }
    }
    shared.add(held ? global.above() : global);
    return shared;
  }

  /** Returns that of the recipient's domain. */
  RateLimit domain(SendFacts facts, boolean held) {
    RateCounter counter = ofDomain(facts.rates());
    RateLimit limit = domains.get(counter.key());
    if (limit == null) {
      limit = limit(counter, false);
      domains.put(counter.key(), limit);
    }
    return held ? limit.above() : limit;
  }

  private static RateCounter ofDomain(List<RateCounter> counters) {
    for (int i = counters.size() - 1; i >= 0; i--) {
      if (counters.get(i).scope() == RateScope.DOMAIN) {
        return counters.get(i);
      }
    }
    throw new IllegalArgumentException("a mail counts for a domain");
  }

  private RateLimit limit(RateCounter counter, boolean held) {
    RateLimit limit = limits.get(counter);
    if (limit == null) {
      RateUse use = uses.getOrDefault(counter, RateUse.NONE);
      SlidingWindow window = conditions.rates().window(counter);
      limit = RateLimit.of(counter, window, use, conditions.now());
      limits.put(counter, limit);
    }
    return held ? limit.above() : limit;
  }
}
