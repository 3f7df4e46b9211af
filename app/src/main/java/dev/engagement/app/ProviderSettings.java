package dev.engagement.app;

import dev.engagement.ports.credential.Credential;
import java.net.URI;
import java.util.Optional;

/**
 * How providers are reached, and what lets everybody in who has no credentials of their own.
 *
 * @param sendGridKey the API key of SendGrid, or empty
 * @param graph the application registered with Microsoft, or empty
 */
record ProviderSettings(
    Optional<String> sendGridKey,
    URI sendGridUrl,
    Optional<Credential.Graph> graph,
    URI graphUrl,
    URI graphAuthority) {

  /** Hides the secrets, so that they never reach a log by accident. */
  @Override
  public String toString() {
    return "ProviderSettings[]";
  }
}
