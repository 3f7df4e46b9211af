package dev.engagement.testkit;

import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.suppression.SuppressionEntry;
import dev.engagement.ports.suppression.SuppressionId;
import dev.engagement.ports.suppression.SuppressionKind;
import dev.engagement.ports.suppression.SuppressionList;
import dev.engagement.ports.suppression.SuppressionReason;
import dev.engagement.ports.suppression.SuppressionScope;
import dev.engagement.ports.tenant.TenantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

final class InMemorySuppressionList implements SuppressionList {

  private final InMemoryDatabase database;
  private final Table<UUID, SuppressionEntry> entries;
  private final Table<String, SuppressionId> values;

  InMemorySuppressionList(InMemoryDatabase database) {
    this.database = database;
    this.entries = database.tables.suppressions;
    this.values = database.tables.suppressedValues;
  }

  @Override
  public List<SuppressionEntry> add(TenantId tenant, List<SuppressionEntry> added) {
    database.enter(tenant);
    added.forEach(entry -> keep(owner(tenant, entry.scope()), entry));
    return added.stream()
        .map(entry -> at(owner(tenant, entry.scope()), entry.kind(), entry.value()).orElseThrow())
        .toList();
  }

  private void keep(TenantId owner, SuppressionEntry entry) {
    Optional<SuppressionEntry> stored = at(owner, entry.kind(), entry.value());
    if (stored.isEmpty()) {
      entries.add(owner, entry.id().value(), entry);
      values.put(owner, key(entry.kind(), entry.value()), entry.id());
    } else if (entry.reason() == SuppressionReason.UNSUBSCRIBE
        && stored.get().reason() != SuppressionReason.UNSUBSCRIBE) {
      entries.put(owner, stored.get().id().value(), replaced(stored.get().id(), entry));
    }
  }

  private static SuppressionEntry replaced(SuppressionId id, SuppressionEntry entry) {
    return new SuppressionEntry(
        id,
        entry.scope(),
        entry.kind(),
        entry.value(),
        entry.reason(),
        entry.source(),
        entry.createdAt());
  }

  @Override
  public Map<String, SuppressionEntry> matches(
      TenantId tenant, Collection<EmailAddress> addresses) {
    database.enter(tenant);
    Map<String, SuppressionEntry> matches = new HashMap<>();
    addresses.forEach(
        address ->
            match(tenant, address).ifPresent(entry -> matches.put(address.normalised(), entry)));
    return matches;
  }

  private Optional<SuppressionEntry> match(TenantId tenant, EmailAddress address) {
    return at(tenant, SuppressionKind.EMAIL, address.normalised())
        .or(() -> at(TenantId.NIL, SuppressionKind.EMAIL, address.normalised()))
        .or(() -> at(tenant, SuppressionKind.DOMAIN, address.domain()))
        .or(() -> at(TenantId.NIL, SuppressionKind.DOMAIN, address.domain()));
  }

  @Override
  public Optional<SuppressionEntry> find(TenantId tenant, SuppressionId id) {
    database.enter(tenant);
    return entries.find(tenant, id.value()).or(() -> entries.find(TenantId.NIL, id.value()));
  }

  @Override
  public Page<SuppressionEntry> list(TenantId tenant, SuppressionScope scope, PageRequest page) {
    database.enter(tenant);
    return Table.page(entries.of(owner(tenant, scope)), entry -> entry.scope() == scope, page);
  }

  @Override
  public boolean remove(TenantId tenant, SuppressionId id) {
    Optional<SuppressionEntry> entry = find(tenant, id);
    entry.ifPresent(
        found -> {
          TenantId owner = owner(tenant, found.scope());
          entries.remove(owner, id.value());
          values.remove(owner, key(found.kind(), found.value()));
        });
    return entry.isPresent();
  }

  private Optional<SuppressionEntry> at(TenantId owner, SuppressionKind kind, String value) {
    return values.find(owner, key(kind, value)).flatMap(id -> entries.find(owner, id.value()));
  }

  private static String key(SuppressionKind kind, String value) {
    return kind.code() + " " + value;
  }

  private static TenantId owner(TenantId tenant, SuppressionScope scope) {
    return scope == SuppressionScope.GLOBAL ? TenantId.NIL : tenant;
  }
}
