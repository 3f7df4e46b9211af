package dev.engagement.core.guardrail;

import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.guardrail.RateLimits;
import dev.engagement.ports.guardrail.RateScope;
import dev.engagement.ports.guardrail.RateWindows;
import dev.engagement.ports.identity.IdentityId;
import java.util.List;

/** How many mails may go in which windows, and which of them a mail counts in. */
public record RateRules(RateLimits limits, int globalPerHour, RateWindows windows) {

  /** Nothing is limited as far as anybody can tell. */
  public static final RateRules WIDEST =
      new RateRules(RateLimits.WIDEST, RateLimits.HIGHEST, RateWindows.USUAL);

  /** Returns the tenant's counters that a mail takes a token of. */
  public List<RateCounter> counters(IdentityId sender, String domain) {
    String key = sender.value().toString();
    return List.of(
        new RateCounter(RateScope.SENDER, key, windows.minute()),
        new RateCounter(RateScope.SENDER, key, windows.hour()),
        new RateCounter(RateScope.TENANT, "", windows.hour()),
        new RateCounter(RateScope.DOMAIN, domain, windows.hour()));
  }

  /** Returns the counter that everybody's mails take a token of. */
  public RateCounter global() {
    return new RateCounter(RateScope.GLOBAL, "", windows.hour());
  }

  /** Returns the window of a counter. */
  public SlidingWindow window(RateCounter counter) {
    return SlidingWindow.of(counter.window(), windows.margin(), limit(counter));
  }

  private int limit(RateCounter counter) {
    return switch (counter.scope()) {
      case SENDER ->
          counter.window().equals(windows.minute())
              ? limits.senderPerMinute()
              : limits.senderPerHour();
      case TENANT -> limits.tenantPerHour();
      case DOMAIN -> limits.domainPerHour();
      case GLOBAL -> globalPerHour;
    };
  }
}
