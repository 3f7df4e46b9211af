package dev.engagement.adapter.graph.mail;

import dev.engagement.ports.credential.Credential;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Where Microsoft Graph is, and how to be let in.
 *
 * @param baseUrl the service with its version
 * @param authorityUrl who issues tokens; the directory is appended
 * @param application what lets in every tenant that has no credential of its own, or empty
 * @param timeout how long handing over one mail may take at the most; removing a draft that is not
 *     sent may take as long again, so a lease outlasts twice this
 */
public record GraphSettings(
    URI baseUrl, URI authorityUrl, Optional<Credential.Graph> application, Duration timeout) {

  /** The worldwide service. */
  public static final URI GRAPH = URI.create("https://graph.microsoft.com/v1.0");

  /** Who issues tokens for the worldwide service. */
  public static final URI AUTHORITY = URI.create("https://login.microsoftonline.com");

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  public GraphSettings {
    requireSecure(baseUrl);
    requireSecure(authorityUrl);
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("a time-out must be positive");
    }
  }

  /** Returns the settings for the worldwide service. */
  public static GraphSettings worldwide(Optional<Credential.Graph> application, Duration timeout) {
    return new GraphSettings(GRAPH, AUTHORITY, application, timeout);
  }

  private static void requireSecure(URI url) {
    boolean http = "http".equals(url.getScheme()) && LOOPBACK.contains(url.getHost());
    boolean https = "https".equals(url.getScheme()) && url.getHost() != null;
    boolean bare =
        url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
    if (!bare || !http && !https) {
      throw new IllegalArgumentException(
          "a URL of Microsoft Graph must be https, or http on this machine");
    }
  }

  /** Hides the credential, so that it never reaches a log by accident. */
  @Override
  public String toString() {
    return "GraphSettings[" + baseUrl + "]";
  }
}
