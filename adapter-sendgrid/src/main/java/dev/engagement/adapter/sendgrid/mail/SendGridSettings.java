package dev.engagement.adapter.sendgrid.mail;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where SendGrid is, and how it is talked to.
 *
 * @param baseUrl scheme, host and port; unsecured for a server on this machine alone
 * @param apiKey the key for tenants that have none of their own, or empty
 * @param connections how many requests are under way at the most
 * @param timeout how long a mail takes at the most, connecting and the answer included
 */
public record SendGridSettings(
    URI baseUrl, Optional<String> apiKey, int connections, Duration timeout) {

  /** Where SendGrid is. */
  public static final URI PUBLIC = URI.create("https://api.sendgrid.com");

  private static final Pattern THIS_MACHINE =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]");
  private static final int MOST_CONNECTIONS = 1_000;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  public SendGridSettings {
    requireNonNull(apiKey, "apiKey");
    if (!isServer(baseUrl)) {
      throw new IllegalArgumentException("a base URL is a scheme, a host and a port");
    }
    if (!isSecured(baseUrl)) {
      throw new IllegalArgumentException("only a server on this machine is talked to unsecured");
    }
    if (connections < 1 || connections > MOST_CONNECTIONS) {
      throw new IllegalArgumentException("there are 1 to 1000 connections");
    }
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a request takes a minute at the most");
    }
  }

  /** Returns settings for the public API, with the installation's key where there is one. */
  public static SendGridSettings of(Optional<String> apiKey) {
    return new SendGridSettings(PUBLIC, apiKey, 20, Duration.ofSeconds(30));
  }

  private static boolean isServer(URI url) {
    return url.getHost() != null
        && url.getRawUserInfo() == null
        && url.getRawQuery() == null
        && url.getRawFragment() == null
        && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"));
  }

  private static boolean isSecured(URI url) {
    return "https".equalsIgnoreCase(url.getScheme())
        || "http".equalsIgnoreCase(url.getScheme())
            && THIS_MACHINE.matcher(url.getHost().toLowerCase(Locale.ROOT)).matches();
  }

  boolean overHttp() {
    return "http".equalsIgnoreCase(baseUrl.getScheme());
  }

  /** Returns host and port as the SDK takes them. */
  String authority() {
    return baseUrl.getRawAuthority();
  }

  /** Hides the key. */
  @Override
  public String toString() {
    return "SendGridSettings[" + baseUrl + ", " + connections + ", " + timeout + "]";
  }
}
