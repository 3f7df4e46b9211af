package dev.engagement.ports.idempotency;

import dev.engagement.ports.DrivingPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.tenant.TenantId;
import java.util.Optional;
import java.util.function.Supplier;

/** Carries a request out once. */
@DrivingPort
public interface IdempotentRequests {

  /**
   * Carries the work out and keeps its answer in the same unit of work, or returns the answer of
   * the time before. Work for no tenant, that is under {@link TenantId#NIL}, opens units of its
   * own; its answer is kept right after it.
   *
   * @param work returns the answer to keep; what it throws goes through, and the key is free again
   * @return the kept answer if the work was not carried out now, or empty if it was
   * @throws EngagementException with {@link ErrorCode#IDEMPOTENCY_KEY_REUSED}; with {@link
   *     ErrorCode#IDEMPOTENCY_KEY_RUNNING}
   */
  Optional<StoredAnswer> once(TenantId tenant, RequestKey request, Supplier<StoredAnswer> work);
}
