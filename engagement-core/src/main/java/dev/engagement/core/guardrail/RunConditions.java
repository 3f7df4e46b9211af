package dev.engagement.core.guardrail;

import dev.engagement.ports.tenant.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/**
 * What holds for every send that one run plans.
 *
 * @param now the instant for which the run is made
 * @param sending whether sending is switched on
 * @param providers what can be sent through here
 * @param rates how many mails may go in which windows
 * @param daysOff the days on which the tenant sends nothing
 */
public record RunConditions(
    Instant now,
    Tenant tenant,
    ActiveSwitches switches,
    ActiveCanaries canaries,
    boolean sending,
    ProvidersHere providers,
    RateRules rates,
    Set<LocalDate> daysOff) {
  public RunConditions {
    daysOff = Set.copyOf(daysOff);
  }

  /** Returns the same for another instant. */
  public RunConditions at(Instant instant) {
    return new RunConditions(
        instant, tenant, switches, canaries, sending, providers, rates, daysOff);
  }
}
