package dev.engagement.ports.simulation;

import dev.engagement.ports.enrollment.RefusedRow;
import dev.engagement.ports.sequence.SequenceId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What would happen.
 *
 * @param revision the revision of the plan
 * @param presumed what was taken for granted although it is not so
 * @param endsAt when the last thing happens; empty where somebody waits for ever or longer than is
 *     looked ahead
 * @param timezone the customer's zone, in which days begin
 * @param totals what it comes to
 * @param days the days on which anything happens, in order
 * @param refused the first 1,000 rows that were refused
 * @param recipients the first recipients, as many as were asked for
 */
public record Simulation(
    SequenceId sequence,
    int revision,
    Set<Presumption> presumed,
    Instant start,
    Optional<Instant> endsAt,
    ZoneId timezone,
    SimulationTotals totals,
    List<SimulatedDay> days,
    List<RefusedRow> refused,
    List<SimulatedRecipient> recipients) {
  public Simulation {
    presumed = Set.copyOf(presumed);
    days = List.copyOf(days);
    refused = List.copyOf(refused);
    recipients = List.copyOf(recipients);
  }
}
