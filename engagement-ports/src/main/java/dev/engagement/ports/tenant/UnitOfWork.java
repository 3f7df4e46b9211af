package dev.engagement.ports.tenant;

import dev.engagement.ports.DrivenPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import java.util.function.Supplier;

/**
 * Runs work atomically inside one tenant. A normal return commits, whatever it returns; an
 * exception rolls back.
 */
@DrivenPort
public interface UnitOfWork {

  /**
   * Runs the work. It joins the unit that is already open on this thread, if there is one.
   *
   * @throws IllegalStateException if the open unit is another tenant's
   * @throws EngagementException with {@link ErrorCode#STORE_UNAVAILABLE} if the store cannot be
   *     reached or gave up; then nothing is written, or, where the connection broke during the
   *     commit, it is not known whether it is
   */
  <T> T inOne(TenantId tenant, Supplier<T> work);
}
