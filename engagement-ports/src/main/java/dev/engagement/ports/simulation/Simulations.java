package dev.engagement.ports.simulation;

import dev.engagement.ports.Actor;
import dev.engagement.ports.DrivingPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.tenant.TenantId;

/** Runs sequences forward in time, and sends and keeps nothing. */
@DrivingPort
public interface Simulations {

  /**
   * Runs a sequence forward for people as if they were enrolled at the start, by the code that
   * decides about real mail. It knows today's counts, contacts, suppressions and switches, and
   * nothing of other mail to come. A draft is run as if it were activated, and sending as if it
   * were switched on. Appends one audit entry; nothing else changes.
   *
   * @throws EngagementException with {@link ErrorCode#NOT_FOUND} if there is no such sequence; with
   *     {@link ErrorCode#SEQUENCE_NOT_ACTIVE} if it is archived; with {@link
   *     ErrorCode#SEQUENCE_INVALID} and every problem if it is a draft that cannot be activated;
   *     with {@link ErrorCode#INVALID_REQUEST} if a number is out of its bounds; with {@link
   *     ErrorCode#NOTHING_ACCEPTED} if every row is refused; nothing is written
   */
  Simulation simulate(TenantId tenant, SequenceId sequence, SimulationRequest request, Actor actor);
}
