package dev.engagement.ports.simulation;

import java.time.Duration;
import java.util.List;

/**
 * What people are assumed to do. A share is of all recipients, and the same seed always picks the
 * same ones. Whoever is named by an event is left out of the shares.
 *
 * @param replyRate the share of those who reply to one of their mails, from 0 to 1
 * @param openRate the share of those who open their first mail, from 0 to 1
 * @param bounceRate the share of those whose first mail bounces, from 0 to 1
 * @param replyAfter how long after its mail a reply comes
 * @param seed picks who does what
 * @param events what single recipients do
 */
public record Assumptions(
    double replyRate,
    double openRate,
    double bounceRate,
    Duration replyAfter,
    long seed,
    List<AssumedEvent> events) {

  /** Nobody does anything. */
  public static final Assumptions NONE = new Assumptions(0, 0, 0, Duration.ofDays(1), 0, List.of());

  public Assumptions {
    events = List.copyOf(events);
  }
}
