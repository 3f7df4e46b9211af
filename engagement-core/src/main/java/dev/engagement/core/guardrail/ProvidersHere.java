package dev.engagement.core.guardrail;

import dev.engagement.ports.identity.Provider;
import java.util.Set;

/**
 * What can be sent through here.
 *
 * @param available the providers that are set up here
 * @param ready those of them for which the tenant has credentials
 */
public record ProvidersHere(Set<Provider> available, Set<Provider> ready) {
  public ProvidersHere {
    available = Set.copyOf(available);
    ready = Set.copyOf(ready);
  }
}
