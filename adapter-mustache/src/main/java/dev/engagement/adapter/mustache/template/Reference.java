package dev.engagement.adapter.mustache.template;

import java.util.List;
import java.util.Optional;

/**
 * What a tag asks for.
 *
 * @param name as it is written
 * @param path the name cut at its dots
 * @param section whether it asks whether and how often, not for a text
 */
record Reference(String name, List<String> path, Optional<String> fallback, boolean section) {

  static Reference of(Tag tag) {
    List<String> path = ".".equals(tag.name()) ? List.of() : List.of(tag.name().split("\\."));
    return new Reference(tag.name(), path, tag.fallback(), tag.kind().opens());
  }

  /** Returns whether it asks for the very thing that a loop is at. */
  boolean current() {
    return path.isEmpty();
  }
}
