package dev.engagement.ports.simulation;

import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.enrollment.EndReason;
import java.util.List;
import java.util.Optional;

/**
 * What happens to one recipient.
 *
 * @param row the number of the recipient's row, from 1
 * @param endReason why the way is over; empty where the recipient waits
 * @param steps what becomes of the steps, in order of time
 */
public record SimulatedRecipient(
    long row, EmailAddress address, Optional<EndReason> endReason, List<SimulatedStep> steps) {
  public SimulatedRecipient {
    steps = List.copyOf(steps);
  }
}
