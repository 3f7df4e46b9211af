package dev.engagement.core.guardrail;

import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.guardrail.Canary;
import dev.engagement.ports.guardrail.CanaryRule;
import org.jspecify.annotations.Nullable;

/** One canary within one run: whom it lets go. Not safe for concurrent use. */
public final class CanaryGate {

  private final Canary canary;
  private final @Nullable CanaryGate beneath;
  private int gone;

  private CanaryGate(Canary canary, @Nullable CanaryGate beneath, int gone) {
    this.canary = canary;
    this.beneath = beneath;
    this.gone = gone;
  }

  /**
   * Returns a canary.
   *
   * @param gone how many mails it has let go before
   */
  public static CanaryGate of(Canary canary, int gone) {
    return new CanaryGate(canary, null, gone);
  }

  /** Returns a canary that also sees what this one counts, now and later, and keeps its own. */
  public CanaryGate above() {
    return new CanaryGate(canary, this, 0);
  }

  String rule() {
    return canary.rule().kind().code();
  }

  boolean lets(EmailAddress address) {
    CanaryRule rule = canary.rule();
    if (rule instanceof CanaryRule.Share share) {
      return CanaryShare.of(canary, address) < share.percent();
    }
    if (rule instanceof CanaryRule.AllowList list) {
      return list.addresses().contains(address.normalised());
    }
    return gone() < ((CanaryRule.Count) rule).mails();
  }

  void add() {
    gone++;
  }

  private int gone() {
    return beneath == null ? gone : gone + beneath.gone();
  }
}
