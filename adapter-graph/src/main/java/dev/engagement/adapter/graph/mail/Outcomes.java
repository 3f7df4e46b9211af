package dev.engagement.adapter.graph.mail;

import dev.engagement.ports.mail.SendOutcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Says what an answer means for a mail. */
final class Outcomes {

  /** How long to wait where too much was asked for and nobody said how long. */
  static final Duration UNTOLD = Duration.ofMinutes(1);

  private final InstantSource clock;

  Outcomes(InstantSource clock) {
    this.clock = clock;
  }

  /** Of a request that sends nothing, whatever becomes of it. */
  SendOutcome ofDraft(Answer answer) {
    return plain(answer).orElseGet(() -> new SendOutcome.NotTaken(trouble(answer), told(answer)));
  }

  /** Of the request that sends. */
  SendOutcome ofSend(Answer answer, String draft) {
    if (answer.accepted()) {
      return new SendOutcome.Accepted(Optional.of(draft));
    }
    return plain(answer).orElseGet(() -> new SendOutcome.Unknown(trouble(answer)));
  }

  /** Of an answer that leaves no doubt. */
  private Optional<SendOutcome> plain(Answer answer) {
    return switch (answer.status()) {
      case 400 -> Optional.of(new SendOutcome.Refused("bad_request"));
      case 404 -> Optional.of(new SendOutcome.Refused("not_found"));
      case 413 -> Optional.of(new SendOutcome.Refused("too_large"));
      case 401 -> Optional.of(new SendOutcome.IdentityRefused("unauthorized"));
      case 403 -> Optional.of(new SendOutcome.IdentityRefused("forbidden"));
      case 429 -> Optional.of(new SendOutcome.NotTaken("throttled", Optional.of(throttle(answer))));
      default -> notBegun(answer);
    };
  }

  private static Optional<SendOutcome> notBegun(Answer answer) {
    if (answer.late()) {
      return Optional.of(SendOutcome.NotTaken.late());
    }
    return answer.begun()
        ? Optional.empty()
        : Optional.of(new SendOutcome.NotTaken("not_reached", Optional.empty()));
  }

  private static String trouble(Answer answer) {
    if (answer.status() == 0) {
      return "no_answer";
    }
    return answer.accepted() ? "unreadable_answer" : "provider_unavailable";
  }

  /** Returns how long whoever asks for too much is to wait, even if the answer did not say so. */
  Duration throttle(Answer answer) {
    return told(answer).orElse(UNTOLD);
  }

  /** Returns how long to wait, if the answer said so. */
  private Optional<Duration> told(Answer answer) {
    return answer.retryAfter().flatMap(value -> RetryAfter.parse(value, clock.instant()));
  }
}
