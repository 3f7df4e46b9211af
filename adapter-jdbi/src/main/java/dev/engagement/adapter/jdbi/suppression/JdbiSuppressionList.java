package dev.engagement.adapter.jdbi.suppression;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.suppression.SuppressionEntry;
import dev.engagement.ports.suppression.SuppressionId;
import dev.engagement.ports.suppression.SuppressionList;
import dev.engagement.ports.suppression.SuppressionReason;
import dev.engagement.ports.suppression.SuppressionScope;
import dev.engagement.ports.tenant.TenantId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Brings the tenant's entries and the global ones together. */
final class JdbiSuppressionList implements SuppressionList {

  private final Session session;

  JdbiSuppressionList(Session session) {
    this.session = session;
  }

  @Override
  public List<SuppressionEntry> add(TenantId tenant, List<SuppressionEntry> entries) {
    Map<SuppressionScope, Map<SuppressionKey, SuppressionEntry>> stored =
        new EnumMap<>(SuppressionScope.class);
    entries.stream()
        .collect(groupingBy(SuppressionEntry::scope))
        .forEach((scope, some) -> stored.put(scope, add(table(tenant, scope), some)));
    return entries.stream()
        .map(entry -> stored.get(entry.scope()).get(SuppressionKey.of(entry)))
        .toList();
  }

  @Override
  public Map<String, SuppressionEntry> matches(
      TenantId tenant, Collection<EmailAddress> addresses) {
    Set<SuppressionKey> keys = SuppressionKey.of(addresses);
    Map<SuppressionKey, SuppressionEntry> found =
        byKey(table(tenant, SuppressionScope.GLOBAL).matches(keys));
    found.putAll(byKey(table(tenant, SuppressionScope.TENANT).matches(keys)));
    Map<String, SuppressionEntry> matches = new HashMap<>();
    for (EmailAddress address : addresses) {
      Optional.ofNullable(found.get(SuppressionKey.email(address)))
          .or(() -> Optional.ofNullable(found.get(SuppressionKey.domain(address))))
          .ifPresent(entry -> matches.put(address.normalised(), entry));
    }
    return matches;
  }

  @Override
  public Optional<SuppressionEntry> find(TenantId tenant, SuppressionId id) {
    return table(tenant, SuppressionScope.TENANT)
        .find(id)
        .or(() -> table(tenant, SuppressionScope.GLOBAL).find(id));
  }

  @Override
  public Page<SuppressionEntry> list(TenantId tenant, SuppressionScope scope, PageRequest page) {
    return table(tenant, scope).page(page);
  }

  @Override
  public boolean remove(TenantId tenant, SuppressionId id) {
    return table(tenant, SuppressionScope.TENANT).remove(id)
        || table(tenant, SuppressionScope.GLOBAL).remove(id);
  }

  private SuppressionTable table(TenantId tenant, SuppressionScope scope) {
    return switch (scope) {
      case TENANT -> new TenantSuppressions(session.handle(tenant), tenant);
      case GLOBAL -> new GlobalSuppressions(session.handle(tenant));
    };
  }

  private static Map<SuppressionKey, SuppressionEntry> add(
      SuppressionTable table, List<SuppressionEntry> entries) {
    Map<SuppressionKey, SuppressionEntry> wanted =
        entries.stream()
            .collect(toMap(SuppressionKey::of, Function.identity(), JdbiSuppressionList::stronger));
    table.add(wanted.values());
    return byKey(table.matches(wanted.keySet()));
  }

  private static SuppressionEntry stronger(SuppressionEntry first, SuppressionEntry later) {
    boolean replaced =
        later.reason() == SuppressionReason.UNSUBSCRIBE
            && first.reason() != SuppressionReason.UNSUBSCRIBE;
    return replaced ? later : first;
  }

  private static Map<SuppressionKey, SuppressionEntry> byKey(List<SuppressionEntry> entries) {
    Map<SuppressionKey, SuppressionEntry> byKey = new HashMap<>();
    entries.forEach(entry -> byKey.put(SuppressionKey.of(entry), entry));
    return byKey;
  }
}
