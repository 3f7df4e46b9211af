package dev.engagement.core.guardrail;

import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.tenant.Tenant;
import java.time.Instant;
import java.util.Set;

/**
 * What holds for every send that one run plans.
 *
 * @param now the instant for which the run is made
 * @param sending whether sending is switched on
 * @param available the providers that are set up here
 * @param rates how many mails may go in which windows
 */
public record RunConditions(
    Instant now,
    Tenant tenant,
    ActiveSwitches switches,
    boolean sending,
    Set<Provider> available,
    RateRules rates) {
  public RunConditions {
    available = Set.copyOf(available);
  }

  /** Returns the same for another instant. */
  public RunConditions at(Instant instant) {
    return new RunConditions(instant, tenant, switches, sending, available, rates);
  }
}
