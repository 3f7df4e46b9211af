package dev.engagement.ports.simulation;

import dev.engagement.ports.enrollment.RecipientRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to be run forward.
 *
 * @param recipients who is enrolled; empty where people are made up
 * @param madeUp how many people are made up, each with an address of their own domain and a value
 *     for whatever the templates ask; 0 where recipients are named
 * @param start when they are enrolled; now where empty
 * @param detail for how many recipients the answer says what happens when
 */
public record SimulationRequest(
    List<RecipientRow> recipients,
    int madeUp,
    Optional<Instant> start,
    Assumptions assumptions,
    int detail) {

  /** The most people of one simulation. */
  public static final int MOST_RECIPIENTS = 100_000;

  /** The most recipients whose detail is answered. */
  public static final int MOST_DETAIL = 1_000;

  public SimulationRequest {
    recipients = List.copyOf(recipients);
  }
}
