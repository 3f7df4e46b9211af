package dev.engagement.ports.suppression;

import dev.engagement.ports.DrivingPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;

/** What recipients do about the mail they get. */
@DrivingPort
public interface Unsubscribes {

  /** Returns whether the token is one of ours. Changes nothing. */
  boolean recognises(String token);

  /**
   * Suppresses the recipient's address in its tenant and ends every unfinished way of that address.
   * Idempotent.
   *
   * @throws EngagementException with {@link ErrorCode#NOT_FOUND} if the token is not one of ours
   */
  void unsubscribe(String token);
}
