package dev.engagement.adapter.mustache.template;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What names mean at one place of a template: the thing that a section is at, then the things
 * around it. Only maps are looked into.
 */
final class Scope {

  private final Render render;
  private final @Nullable Object value;
  private final @Nullable Scope around;

  Scope(Render render, @Nullable Object value, @Nullable Scope around) {
    this.render = render;
    this.value = value;
    this.around = around;
  }

  /** Returns the text for a value, or the scopes that a section goes through. */
  Object answer(Reference reference) {
    render.look();
    Object found = find(reference);
    if (Values.absent(found)) {
      found = render.standIn(reference);
    }
    return reference.section() ? scopes(found) : render.text(reference, found);
  }

  private @Nullable Object find(Reference reference) {
    if (reference.current()) {
      return value;
    }
    Scope whole = holderOf(reference.name());
    if (whole != null) {
      return whole.get(reference.name());
    }
    Scope first = holderOf(reference.path().get(0));
    return first == null ? null : descend(first.value, reference.path());
  }

  private @Nullable Scope holderOf(String name) {
    Scope scope = this;
    while (scope != null && !(scope.value instanceof Map<?, ?> map && map.containsKey(name))) {
      scope = scope.around;
    }
    return scope;
  }

  private @Nullable Object get(String name) {
    return value instanceof Map<?, ?> map ? map.get(name) : null;
  }

  /** Follows the path through maps within maps. */
  static @Nullable Object descend(@Nullable Object from, List<String> path) {
    Object at = from;
    for (String name : path) {
      at = at instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return at;
  }

  private Iterable<Scope> scopes(@Nullable Object found) {
    if (Values.absent(found) || Boolean.FALSE.equals(found)) {
      return List.of();
    }
    if (found instanceof List<?> list) {
      return () -> each(list.iterator());
    }
    return List.of(Boolean.TRUE.equals(found) ? this : new Scope(render, found, this));
  }

  private Iterator<Scope> each(Iterator<?> elements) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return elements.hasNext();
      }

      @Override
      public Scope next() {
        render.iterate();
        return new Scope(render, elements.next(), Scope.this);
      }
    };
  }
}
