package dev.engagement.core.guardrail;

import dev.engagement.core.TextRules;
import dev.engagement.ports.audit.AuditPayload;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.guardrail.CanaryRule;
import java.util.Set;

/** Checks canaries, and tells of them without addresses. */
final class CanaryRules {

  private static final int HIGHEST_SHARE = 99;
  private static final int MOST_ADDRESSES = 1_000;

  private CanaryRules() {}

  static void verify(CanaryRule rule) {
    TextRules rules = new TextRules();
    if (rule instanceof CanaryRule.Share share) {
      share(rules, share.percent());
    } else if (rule instanceof CanaryRule.Count count) {
      count(rules, count.mails());
    } else if (rule instanceof CanaryRule.AllowList list) {
      allowList(rules, list.addresses());
    }
    rules.verify();
  }

  private static void share(TextRules rules, int percent) {
    if (percent < 1 || percent > HIGHEST_SHARE) {
      rules.add("canary.share", "out_of_range", "must be from 1 to " + HIGHEST_SHARE);
    }
  }

  private static void count(TextRules rules, int mails) {
    if (mails < 1) {
      rules.add("canary.count", "out_of_range", "must be at least 1");
    }
  }

  private static void allowList(TextRules rules, Set<String> addresses) {
    if (addresses.isEmpty() || addresses.size() > MOST_ADDRESSES) {
      rules.add("canary.allow", "out_of_range", "must name 1 to " + MOST_ADDRESSES + " addresses");
    } else if (!addresses.stream().allMatch(CanaryRules::normalised)) {
      rules.add("canary.allow", "invalid_address", "must name normalised mail addresses");
    }
  }

  private static boolean normalised(String text) {
    return EmailAddress.parse(text).filter(it -> it.normalised().equals(text)).isPresent();
  }

  static AuditPayload payload(CanaryRule rule) {
    AuditPayload payload = AuditPayload.EMPTY.with("rule", rule.kind().code());
    if (rule instanceof CanaryRule.Share share) {
      return payload.with("share", share.percent());
    }
    if (rule instanceof CanaryRule.Count count) {
      return payload.with("count", count.mails());
    }
    return rule instanceof CanaryRule.AllowList list
        ? payload.with("addresses", list.addresses().size())
        : payload;
  }
}
