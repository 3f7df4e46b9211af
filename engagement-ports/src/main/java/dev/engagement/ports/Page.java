package dev.engagement.ports;

import java.util.List;

/**
 * One page of a list.
 *
 * @param more whether the list goes on after the last of these items
 */
public record Page<T>(List<T> items, boolean more) {
  public Page {
    items = List.copyOf(items);
  }

  /**
   * Returns a page of at most {@code limit} of the items found, which may be one more than the
   * limit.
   */
  public static <T> Page<T> of(List<T> found, int limit) {
    boolean more = found.size() > limit;
    return new Page<>(more ? found.subList(0, limit) : found, more);
  }
}
