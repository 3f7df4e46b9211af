package dev.engagement.testkit;

import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.idempotency.IdempotencyStore;
import dev.engagement.ports.idempotency.IdempotencyStore.Known;
import dev.engagement.ports.idempotency.RequestKey;
import dev.engagement.ports.idempotency.StoredAnswer;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.InMemoryTables.StoredRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class InMemoryIdempotencyStore implements IdempotencyStore {

  private final InMemoryDatabase database;
  private final Table<String, StoredRequest> requests;

  InMemoryIdempotencyStore(InMemoryDatabase database) {
    this.database = database;
    this.requests = database.tables.requests;
  }

  @Override
  public Known begin(
      TenantId tenant, RequestKey request, Instant now, Instant leaseUntil, Instant expiresAt) {
    database.enter(tenant);
    Optional<StoredRequest> stored = requests.find(tenant, request.key());
    if (stored.isEmpty() || isFree(stored.get(), now)) {
      requests.put(
          tenant,
          request.key(),
          new StoredRequest(request.fingerprint(), leaseUntil, expiresAt, Optional.empty()));
      return Known.NEW;
    }
    if (!stored.get().fingerprint().equals(request.fingerprint())) {
      return Known.REUSED;
    }
    return stored.get().answer().isPresent() ? Known.ANSWERED : Known.RUNNING;
  }

  private static boolean isFree(StoredRequest stored, Instant now) {
    Instant end = stored.answer().isPresent() ? stored.expiresAt() : stored.leaseUntil();
    return !end.isAfter(now);
  }

  @Override
  public Optional<StoredAnswer> answer(TenantId tenant, RequestKey request) {
    return mine(tenant, request).flatMap(StoredRequest::answer);
  }

  @Override
  public void complete(TenantId tenant, RequestKey request, StoredAnswer answer) {
    StoredRequest held =
        held(tenant, request)
            .orElseThrow(() -> database.refusal(ErrorCode.LEASE_LOST, "the key is no longer held"));
    requests.put(
        tenant,
        request.key(),
        new StoredRequest(
            held.fingerprint(), held.leaseUntil(), held.expiresAt(), Optional.of(answer)));
  }

  @Override
  public void abandon(TenantId tenant, RequestKey request) {
    held(tenant, request).ifPresent(held -> requests.remove(tenant, request.key()));
  }

  private Optional<StoredRequest> held(TenantId tenant, RequestKey request) {
    return mine(tenant, request).filter(stored -> stored.answer().isEmpty());
  }

  private Optional<StoredRequest> mine(TenantId tenant, RequestKey request) {
    database.enter(tenant);
    return requests
        .find(tenant, request.key())
        .filter(stored -> stored.fingerprint().equals(request.fingerprint()));
  }

  @Override
  public int purge(TenantId tenant, Instant now) {
    database.enter(tenant);
    List<String> expired =
        requests.of(tenant).entrySet().stream()
            .filter(entry -> !entry.getValue().expiresAt().isAfter(now))
            .map(Map.Entry::getKey)
            .toList();
    expired.forEach(key -> requests.remove(tenant, key));
    return expired.size();
  }
}
