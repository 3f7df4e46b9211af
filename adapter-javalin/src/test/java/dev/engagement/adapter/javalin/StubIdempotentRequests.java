package dev.engagement.adapter.javalin;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.idempotency.IdempotentRequests;
import dev.engagement.ports.idempotency.RequestKey;
import dev.engagement.ports.idempotency.StoredAnswer;
import dev.engagement.ports.tenant.TenantId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Requests in a map. */
final class StubIdempotentRequests implements IdempotentRequests {

  private record Key(TenantId tenant, String key) {}

  private record Kept(String fingerprint, StoredAnswer answer) {}

  private final Map<Key, Kept> kept = new HashMap<>();

  @Override
  public Optional<StoredAnswer> once(
      TenantId tenant, RequestKey request, Supplier<StoredAnswer> work) {
    Key key = new Key(tenant, request.key());
    Kept earlier = kept.get(key);
    if (earlier == null) {
      kept.put(key, new Kept(request.fingerprint(), work.get()));
      return Optional.empty();
    }
    if (!earlier.fingerprint().equals(request.fingerprint())) {
      throw new EngagementException(ErrorCode.IDEMPOTENCY_KEY_REUSED, "used for another request");
    }
    return Optional.of(earlier.answer());
  }
}
