package dev.engagement.ports.idempotency;

import dev.engagement.ports.DrivenPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps requests and their answers for 24 hours. Every method is confined to the tenant it is
 * given.
 */
@DrivenPort
public interface IdempotencyStore {

  /** What is known of a request. */
  enum Known {
    /** Nothing until now; the caller is to carry it out. */
    NEW,
    /** It was answered. */
    ANSWERED,
    /** Another caller carries it out at this moment. */
    RUNNING,
    /** The key was used for another request. */
    REUSED
  }

  /**
   * Takes the key if nobody has it, or if who had it let the lease run out. An answer that has
   * expired counts as nothing.
   */
  Known begin(
      TenantId tenant, RequestKey request, Instant now, Instant leaseUntil, Instant expiresAt);

  /** Returns the answer to the request, or empty if there is none. */
  Optional<StoredAnswer> answer(TenantId tenant, RequestKey request);

  /**
   * Keeps the answer. Called in the unit of work of what was carried out.
   *
   * @throws EngagementException with {@link ErrorCode#LEASE_LOST} if the key is no longer held with
   *     this fingerprint; nothing is written
   */
  void complete(TenantId tenant, RequestKey request, StoredAnswer answer);

  /** Gives the key back, because what was to be carried out failed. */
  void abandon(TenantId tenant, RequestKey request);

  /** Removes what has expired, of this tenant. */
  int purge(TenantId tenant, Instant now);
}
