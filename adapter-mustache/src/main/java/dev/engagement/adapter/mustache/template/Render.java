package dev.engagement.adapter.mustache.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One rendering under way: what it may still do, and what it did not find. Not thread-safe. */
final class Render {

  private static final int MOST_ITERATIONS = 10_000;
  private static final int MOST_LOOKUPS = 1_000_000;

  private final Map<String, Object> defaults;
  private final Set<String> missing = new LinkedHashSet<>();
  private @Nullable List<String> texts;
  private int iterations;
  private int lookups;

  Render(Map<String, Object> defaults) {
    this.defaults = defaults;
  }

  List<String> missing() {
    return List.copyOf(missing);
  }

  /** Keeps the texts of values from now on, in the order in which they are written. */
  List<String> keepTexts() {
    List<String> kept = new ArrayList<>();
    texts = kept;
    return kept;
  }

  /** Counts an element of a loop. */
  void iterate() {
    if (++iterations > MOST_ITERATIONS) {
      throw new BoundException();
    }
  }

  /** Counts a name that is looked up; loops over nothing but conditions write no output. */
  void look() {
    if (++lookups > MOST_LOOKUPS) {
      throw new BoundException();
    }
  }

  /** Returns the template's default, or null. */
  @Nullable Object standIn(Reference reference) {
    if (defaults.containsKey(reference.name())) {
      return defaults.get(reference.name());
    }
    return reference.current() ? null : Scope.descend(defaults, reference.path());
  }

  /** Returns the value as text, or the fallback; where there is neither, notes the name. */
  String text(Reference reference, @Nullable Object value) {
    Optional<String> found = Values.text(value).or(reference::fallback);
    if (found.isEmpty()) {
      missing.add(reference.name());
    }
    String text = found.orElse("");
    if (texts != null) {
      texts.add(text);
    }
    return text;
  }
}
