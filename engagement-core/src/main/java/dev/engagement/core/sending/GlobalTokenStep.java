package dev.engagement.core.sending;

import dev.engagement.core.guardrail.GlobalTokens;
import dev.engagement.core.guardrail.SlidingWindow;
import dev.engagement.ports.guardrail.RateStore;
import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.guardrail.RateWindows;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.ports.tenant.UnitOfWork;
import java.time.Instant;

/**
 * Takes tokens of the limit that everybody shares, in a unit of work of its own: what a crash
 * wastes is lost, and the limit is never exceeded.
 */
final class GlobalTokenStep {

  private final UnitOfWork unitOfWork;
  private final RateStore rates;
  private final RateWindows windows;

  GlobalTokenStep(UnitOfWork unitOfWork, RateStore rates, RateWindows windows) {
    this.unitOfWork = unitOfWork;
    this.rates = rates;
    this.windows = windows;
  }

  /** Takes as many tokens as there are, up to as many as wanted. */
  GlobalTokens take(int wanted, Instant now) {
    return unitOfWork.inOne(TenantId.NIL, () -> takeInUnit(wanted, now));
  }

  private GlobalTokens takeInUnit(int wanted, Instant now) {
    SlidingWindow window = window();
    RateUse use = rates.lockGlobal(windows.hour());
    int granted = Math.min(wanted, window.free(use, now));
    RateUse after = window.take(use, now, granted);
    if (granted > 0) {
      rates.writeGlobal(windows.hour(), after);
    }
    return new GlobalTokens(granted, granted < wanted ? window.fits(after, now, 1) : now);
  }

  /** Gives back what was taken at the instant and not used. */
  void giveBack(int unused, Instant takenAt) {
    if (unused > 0) {
      unitOfWork.inOne(TenantId.NIL, () -> giveBackInUnit(unused, takenAt));
    }
  }

  private RateUse giveBackInUnit(int unused, Instant takenAt) {
    RateUse after = window().giveBack(rates.lockGlobal(windows.hour()), takenAt, unused);
    rates.writeGlobal(windows.hour(), after);
    return after;
  }

  private SlidingWindow window() {
    return SlidingWindow.of(windows.hour(), windows.margin(), rates.globalPerHour());
  }
}
