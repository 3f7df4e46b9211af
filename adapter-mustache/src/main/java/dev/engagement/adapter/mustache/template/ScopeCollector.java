package dev.engagement.adapter.mustache.template;

import com.samskivert.mustache.Mustache;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets the library see nothing but our scopes. Its own collectors call public and private methods
 * of whatever object they are given.
 */
final class ScopeCollector implements Mustache.Collector {

  private final List<Reference> references;

  /**
   * @param references what the tags ask for; the library knows them by their index
   */
  ScopeCollector(List<Reference> references) {
    this.references = references;
  }

  @Override
  public @Nullable Iterator<?> toIterator(Object value) {
    return value instanceof Iterable<?> scopes ? scopes.iterator() : null;
  }

  @Override
  public Mustache.VariableFetcher createFetcher(Object scope, String index) {
    Reference reference = references.get(Integer.parseInt(index));
    return (at, name) -> ((Scope) at).answer(reference);
  }

  @Override
  public <K, V> Map<K, V> createFetcherCache() {
    return new ConcurrentHashMap<>();
  }
}
