package dev.engagement.core.idempotency;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.idempotency.IdempotencyStore;
import dev.engagement.ports.idempotency.IdempotentRequests;
import dev.engagement.ports.idempotency.RequestKey;
import dev.engagement.ports.idempotency.StoredAnswer;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.ports.tenant.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Carries a request out once, and answers its repetitions with what was answered then. */
public final class IdempotentRequestService implements IdempotentRequests {

  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Duration KEPT = Duration.ofHours(24);

  private final UnitOfWork unitOfWork;
  private final IdempotencyStore store;
  private final InstantSource clock;

  public IdempotentRequestService(
      UnitOfWork unitOfWork, IdempotencyStore store, InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Optional<StoredAnswer> once(
      TenantId tenant, RequestKey request, Supplier<StoredAnswer> work) {
    Optional<StoredAnswer> answer = unitOfWork.inOne(tenant, () -> begin(tenant, request));
    if (answer.isEmpty()) {
      carryOut(tenant, request, work);
    }
    return answer;
  }

  private Optional<StoredAnswer> begin(TenantId tenant, RequestKey request) {
    Instant now = clock.instant();
    return switch (store.begin(tenant, request, now, now.plus(LEASE), now.plus(KEPT))) {
      case NEW -> Optional.empty();
      case ANSWERED -> Optional.of(store.answer(tenant, request).orElseThrow(this::running));
      case RUNNING -> throw running();
      case REUSED ->
          throw new EngagementException(
              ErrorCode.IDEMPOTENCY_KEY_REUSED, "the key was used for another request");
    };
  }

  private void carryOut(TenantId tenant, RequestKey request, Supplier<StoredAnswer> work) {
    try {
      if (tenant.equals(TenantId.NIL)) { // what belongs to no tenant opens units of its own
        complete(tenant, request, work.get());
      } else {
        unitOfWork.inOne(tenant, () -> complete(tenant, request, work.get()));
      }
    } catch (RuntimeException | Error failure) {
      abandon(tenant, request, failure);
      throw failure;
    }
  }

  private StoredAnswer complete(TenantId tenant, RequestKey request, StoredAnswer answer) {
    return unitOfWork.inOne(
        tenant,
        () -> {
          store.complete(tenant, request, answer);
          return answer;
        });
  }

  private void abandon(TenantId tenant, RequestKey request, Throwable failure) {
    if (lostLease(failure)) {
      return;
    }
    try {
      unitOfWork.inOne(tenant, () -> giveBack(tenant, request));
    } catch (RuntimeException unreachable) {
      failure.addSuppressed(unreachable);
    }
  }

  // A failure during the commit may hide that the answer was kept.
  private Optional<StoredAnswer> giveBack(TenantId tenant, RequestKey request) {
    Optional<StoredAnswer> kept = store.answer(tenant, request);
    if (kept.isEmpty()) {
      store.abandon(tenant, request);
    }
    return kept;
  }

  // Then another caller holds the key, and it is not ours to give back.
  private static boolean lostLease(Throwable failure) {
    return failure instanceof EngagementException refused && refused.code() == ErrorCode.LEASE_LOST;
  }

  private EngagementException running() {
    return new EngagementException(
        ErrorCode.IDEMPOTENCY_KEY_RUNNING, "the same request is being carried out");
  }
}
