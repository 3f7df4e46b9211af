package dev.engagement.testkit;

import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.tenant.TenantId;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of one table by tenant and key. Rows are immutable, and every write can be undone. */
final class Table<K, V> {

  /** The order in which PostgreSQL sorts UUIDs: by their bytes, unsigned. */
  static final Comparator<UUID> BY_BYTES =
      ((Comparator<UUID>)
              (a, b) ->
                  Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits()))
          .thenComparing(
              (a, b) ->
                  Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits()));

  private final InMemoryDatabase database;
  private final Comparator<? super K> order;
  private final Map<TenantId, NavigableMap<K, V>> rows = new HashMap<>();

  private Table(InMemoryDatabase database, Comparator<? super K> order) {
    this.database = database;
    this.order = order;
  }

  static <V> Table<UUID, V> byId(InMemoryDatabase database) {
    return new Table<>(database, BY_BYTES);
  }

  static <K, V> Table<K, V> by(InMemoryDatabase database, Comparator<? super K> order) {
    return new Table<>(database, order);
  }

  /** Orders by the text of the key: for small tables whose order nobody sees. */
  static <K, V> Table<K, V> byText(InMemoryDatabase database) {
    return new Table<>(database, Comparator.comparing(Object::toString));
  }

  Set<TenantId> tenants() {
    return rows.keySet();
  }

  NavigableMap<K, V> of(TenantId tenant) {
    return Collections.unmodifiableNavigableMap(writable(tenant));
  }

  Optional<V> find(TenantId tenant, K key) {
    return Optional.ofNullable(writable(tenant).get(key));
  }

  boolean has(TenantId tenant, K key) {
    return writable(tenant).containsKey(key);
  }

  void put(TenantId tenant, K key, V row) {
    V before = writable(tenant).put(key, row);
    database.onRollback(() -> restore(tenant, key, before));
  }

  boolean remove(TenantId tenant, K key) {
    V before = writable(tenant).remove(key);
    database.onRollback(() -> restore(tenant, key, before));
    return before != null;
  }

  /** Adds a row whose key must be new. */
  void add(TenantId tenant, K key, V row) {
    if (has(tenant, key)) {
      throw database.refusal(ErrorCode.DUPLICATE, "there already");
    }
    put(tenant, key, row);
  }

  /** Returns a page of the rows that a list shows, where the keys are ids. */
  static <V> Page<V> page(NavigableMap<UUID, V> rows, Predicate<V> shown, PageRequest request) {
    return Page.of(
        behind(rows, request).filter(shown).limit(request.limit() + 1L).toList(), request.limit());
  }

  /** Returns the rows behind the place that the request names. */
  static <V> Stream<V> behind(NavigableMap<UUID, V> rows, PageRequest request) {
    return request.after().map(after -> rows.tailMap(after, false)).orElse(rows).values().stream();
  }

  private void restore(TenantId tenant, K key, @Nullable V before) {
    if (before == null) {
      writable(tenant).remove(key);
    } else {
      writable(tenant).put(key, before);
    }
  }

  private NavigableMap<K, V> writable(TenantId tenant) {
    return rows.computeIfAbsent(tenant, first -> new TreeMap<>(order));
  }
}
