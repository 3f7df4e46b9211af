package dev.engagement.adapter.sendgrid.mail;

import com.sendgrid.Response;
import dev.engagement.ports.mail.SendOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What SendGrid answered: its status and headers, nothing of its text. */
record Answer(int status, Map<String, String> headers) {

  /** How long to wait where nobody said how long. */
  private static final Duration UNTOLD = Duration.ofMinutes(1);

  private static final Pattern ID = Pattern.compile("[\\x21-\\x7E]{1,255}");

  static Answer of(Response response) {
    return new Answer(response.getStatusCode(), response.getHeaders());
  }

  /** Returns a header; the case of its name does not matter (RFC 9110, section 5.1). */
  Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  SendOutcome outcome(Instant now) {
    if (status / 100 == 2) {
      return new SendOutcome.Accepted(
          header("X-Message-Id").filter(id -> ID.matcher(id).matches()));
    }
    return switch (status) {
      case 400 -> new SendOutcome.Refused("bad_request");
      case 404 -> new SendOutcome.Refused("not_found");
      case 413 -> new SendOutcome.Refused("too_large");
      case 401 -> new SendOutcome.IdentityRefused("unauthorized");
      case 403 -> new SendOutcome.IdentityRefused("forbidden");
      case 429 -> throttled(RateLimit.delay(this, now).orElse(UNTOLD));
      default -> new SendOutcome.Unknown("status_" + status);
    };
  }

  static SendOutcome throttled(Duration delay) {
    return new SendOutcome.NotTaken("throttled", Optional.of(delay));
  }
}
