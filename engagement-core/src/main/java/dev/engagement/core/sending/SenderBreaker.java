package dev.engagement.core.sending;

import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.mail.SendOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Leaves a sender alone whose provider asks it to wait, does not answer, or answers nothing that
 * can be understood. Each sender has its own; when its time is over a single mail tries first. Safe
 * for concurrent use.
 */
final class SenderBreaker {

  private static final int FAILURES = 5;
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration FIRST_LATE = Duration.ofSeconds(1);
  private static final int MOST_DOUBLINGS = 5;

  /**
   * How a sender fares.
   *
   * @param failures how many answers in a row were none
   * @param late how many batches in a row began nothing in time
   */
  private record Health(int failures, int late, Instant heldUntil) {

    boolean open() {
      return failures >= FAILURES;
    }

    Health failed(Instant now) {
      int more = failures + 1;
      if (more < FAILURES) {
        return new Health(more, late, heldUntil);
      }
      int doublings = Math.min(more - FAILURES, MOST_DOUBLINGS);
      return new Health(
          more, late, later(heldUntil, now.plus(FIRST.multipliedBy(1L << doublings))));
    }

    Health waiting(Instant until) {
      return new Health(failures, late, later(heldUntil, until));
    }

    Health allLate(Instant now) {
      Duration wait = FIRST_LATE.multipliedBy(1L << Math.min(late, MOST_DOUBLINGS));
      return new Health(failures, late + 1, later(heldUntil, now.plus(wait)));
    }

    Health inTime() {
      return new Health(failures, 0, heldUntil);
    }
  }

  private static final Health WELL = new Health(0, 0, Instant.MIN);

  private final Map<IdentityId, Health> senders = new ConcurrentHashMap<>();

  /** Takes in what a provider said to one batch of a sender's mails. */
  void note(IdentityId sender, List<Delivered> batch, Instant now) {
    if (!batch.isEmpty()) {
      senders.compute(sender, (same, before) -> after(before == null ? WELL : before, batch, now));
    }
  }

  private static Health after(Health before, List<Delivered> batch, Instant now) {
    Health after =
        batch.stream().allMatch(Delivered::isLate) ? before.allLate(now) : before.inTime();
    for (Delivered one : batch) {
      after = after(before, after, one.outcome(), now);
    }
    return after;
  }

  /**
   * All failures of one batch come from one cause, and so do those of batches that were on their
   * way at once: the waiting time is doubled once at most.
   */
  private static Health after(Health before, Health health, SendOutcome outcome, Instant now) {
    return switch (outcome.kind()) {
      case ACCEPTED, REFUSED -> new Health(0, health.late(), health.heldUntil());
      case IDENTITY_REFUSED -> health;
      case UNKNOWN -> failed(before, health, now);
      case NOT_TAKEN -> notTaken(before, health, (SendOutcome.NotTaken) outcome, now);
    };
  }

  private static Health notTaken(
      Health before, Health health, SendOutcome.NotTaken outcome, Instant now) {
    if (outcome.isLate()) {
      return health;
    }
    return outcome
        .retryAfter()
        .map(wait -> health.waiting(now.plus(wait)))
        .orElseGet(() -> failed(before, health, now));
  }

  private static Health failed(Health before, Health health, Instant now) {
    boolean doubled = health.open() && health.failures() > before.failures();
    boolean heldAlready = before.open() && before.heldUntil().isAfter(now);
    return doubled || heldAlready ? health : health.failed(now);
  }

  /** Returns until when the sender is left alone, or empty if it is not. */
  Optional<Instant> heldUntil(IdentityId sender, Instant now) {
    return Optional.of(health(sender).heldUntil()).filter(until -> until.isAfter(now));
  }

  /** Returns how many mails may go at once. */
  int allowance(IdentityId sender, Instant now) {
    Health health = health(sender);
    if (health.heldUntil().isAfter(now)) {
      return 0;
    }
    return health.open() ? 1 : Integer.MAX_VALUE;
  }

  private Health health(IdentityId sender) {
    return senders.getOrDefault(sender, WELL);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
