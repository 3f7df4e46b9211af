package dev.engagement.ports.queue;

import dev.engagement.ports.DrivingPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import java.time.Instant;
import java.util.Optional;

/** Takes due items through the queue. Each call is one turn; whoever calls decides when. */
@DrivingPort
public interface SendWorker extends AutoCloseable {

  /**
   * Rescues, claims, plans, sends and settles one batch of each tenant that has work.
   *
   * @return what was done
   * @throws EngagementException with {@link ErrorCode#STORE_UNAVAILABLE}; what was under way is
   *     settled by a later turn, here or in another process
   */
  Tick tick();

  /** Claims nothing more, and waits until what is on the wire is settled. */
  @Override
  void close();

  /** Returns when there is something to do next, or empty if nothing waits. */
  Optional<Instant> nextDue();
}
