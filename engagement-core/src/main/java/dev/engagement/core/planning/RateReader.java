package dev.engagement.core.planning;

import dev.engagement.core.guardrail.RateRules;
import dev.engagement.core.guardrail.RunConditions;
import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.identity.IdentityId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads how much of the windows of rate limits is used, each once in a run. */
final class RateReader {

  private final RunConditions conditions;
  private final Function<List<RateCounter>, Map<RateCounter, RateUse>> uses;
  private final Map<IdentityId, Map<String, List<RateCounter>>> counters = new HashMap<>();
  private final Map<RateCounter, RateUse> known = new HashMap<>();

  /**
   * @param uses reads the use of counters; for the intent to send, it locks them
   */
  RateReader(
      RunConditions conditions, Function<List<RateCounter>, Map<RateCounter, RateUse>> uses) {
    this.conditions = conditions;
    this.uses = uses;
  }

  /** Returns the counters that the mail takes a token of. */
  List<RateCounter> counters(Subject subject) {
    IdentityId sender = subject.plan().identity();
    return counters
        .computeIfAbsent(sender, absent -> new HashMap<>())
        .computeIfAbsent(
            subject.recipient().address().domain(),
            domain -> conditions.rates().counters(sender, domain));
  }

  /** Reads the use of the counters that were not read before in this run. */
  Map<RateCounter, RateUse> read(List<Subject> subjects) {
    Map<RateCounter, RateUse> fresh = new HashMap<>();
    for (Subject subject : subjects) {
      for (RateCounter counter : counters(subject)) {
        if (!known.containsKey(counter)) {
          fresh.put(counter, RateUse.NONE);
        }
      }
    }
    if (!fresh.isEmpty()) {
      List<RateCounter> wanted = new ArrayList<>(fresh.keySet());
      fresh.putAll(uses.apply(wanted));
      known.putAll(fresh);
    }
    return fresh;
  }

  /** Returns what the counters become when these mails go now. */
  Map<RateCounter, RateUse> taking(Collection<PlannedSend> going) {
    Map<RateCounter, Integer> tokens = new HashMap<>();
    for (PlannedSend send : going) {
      send.facts().rates().forEach(counter -> tokens.merge(counter, 1, Math::addExact));
    }
    RateRules rules = conditions.rates();
    Map<RateCounter, RateUse> taking = new HashMap<>();
    tokens.forEach(
        (counter, more) -> {
          RateUse use = known.getOrDefault(counter, RateUse.NONE);
          taking.put(counter, rules.window(counter).take(use, conditions.now(), more));
        });
    return taking;
  }
}
