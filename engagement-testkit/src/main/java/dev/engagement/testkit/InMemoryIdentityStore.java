package dev.engagement.testkit;

import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.identity.IdentityStore;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.tenant.TenantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

final class InMemoryIdentityStore implements IdentityStore {

  private final InMemoryDatabase database;
  private final Table<UUID, SenderIdentity> identities;

  InMemoryIdentityStore(InMemoryDatabase database) {
    this.database = database;
    this.identities = database.tables.identities;
  }

  @Override
  public void add(SenderIdentity identity) {
    database.enter(identity.tenant());
    database.require(identity.version() == 0, "a new identity is at version 0");
    requireNoTwin(identity);
    identities.add(identity.tenant(), identity.id().value(), identity);
  }

  @Override
  public Optional<SenderIdentity> find(TenantId tenant, IdentityId id) {
    database.enter(tenant);
    return identities.find(tenant, id.value());
  }

  @Override
  public Map<IdentityId, SenderIdentity> findAll(TenantId tenant, Collection<IdentityId> ids) {
    database.enter(tenant);
    Map<IdentityId, SenderIdentity> found = new HashMap<>();
    ids.forEach(id -> identities.find(tenant, id.value()).ifPresent(row -> found.put(id, row)));
    return found;
  }

  @Override
  public Page<SenderIdentity> list(TenantId tenant, Set<Provider> providers, PageRequest page) {
    database.enter(tenant);
    return Table.page(
        identities.of(tenant), identity -> providers.contains(identity.provider()), page);
  }

  @Override
  public SenderIdentity update(SenderIdentity identity) {
    database.enter(identity.tenant());
    Optional<SenderIdentity> before = identities.find(identity.tenant(), identity.id().value());
    if (before.isEmpty() || before.get().version() != identity.version()) {
      throw database.refusal(ErrorCode.STALE_VERSION, "the identity was changed meanwhile");
    }
    requireNoTwin(identity);
    SenderIdentity stored = next(identity);
    identities.put(identity.tenant(), identity.id().value(), stored);
    return stored;
  }

  private void requireNoTwin(SenderIdentity identity) {
    boolean twin =
        identities.of(identity.tenant()).values().stream()
            .filter(other -> !other.id().equals(identity.id()))
            .anyMatch(other -> sameSender(other, identity));
    if (twin) {
      throw database.refusal(ErrorCode.DUPLICATE, "there is an identity with that address");
    }
  }

  private static boolean sameSender(SenderIdentity one, SenderIdentity other) {
    return one.provider() == other.provider()
        && one.email().normalised().equals(other.email().normalised());
  }

  private static SenderIdentity next(SenderIdentity identity) {
    return new SenderIdentity(
        identity.tenant(),
        identity.id(),
        identity.name(),
        identity.email(),
        identity.provider(),
        identity.replyTo(),
        identity.dailyLimit(),
        identity.warmUp(),
        identity.timezone(),
        identity.state(),
        identity.createdAt(),
        identity.updatedAt(),
        identity.version() + 1);
  }
}
