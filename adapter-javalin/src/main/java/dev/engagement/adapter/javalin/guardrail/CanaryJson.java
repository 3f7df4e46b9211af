package dev.engagement.adapter.javalin.guardrail;

import dev.engagement.ports.guardrail.Canary;
import dev.engagement.ports.guardrail.CanaryRule;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A canary that is set; of its addresses only how many there are. */
record CanaryJson(
    String scope, Optional<UUID> targetId, RuleJson canary, String setBy, Instant setAt) {

  record RuleJson(Optional<Integer> share, Optional<Integer> count, Optional<Integer> allowed) {
    static RuleJson of(CanaryRule rule) {
      if (rule instanceof CanaryRule.Share share) {
        return new RuleJson(Optional.of(share.percent()), Optional.empty(), Optional.empty());
      }
      if (rule instanceof CanaryRule.Count count) {
        return new RuleJson(Optional.empty(), Optional.of(count.mails()), Optional.empty());
      }
      int addresses = rule instanceof CanaryRule.AllowList list ? list.addresses().size() : 0;
      return new RuleJson(Optional.empty(), Optional.empty(), Optional.of(addresses));
    }
  }

  static CanaryJson of(Canary canary) {
    return new CanaryJson(
        canary.scope().code(),
        canary.target(),
        RuleJson.of(canary.rule()),
        canary.setBy().value(),
        canary.setAt());
  }
}
