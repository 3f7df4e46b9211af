package dev.engagement.ports;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.UUID;

/**
 * Asks for one page of a list that is ordered by id.
 *
 * @param limit how many items at the most, 1 to 200
 * @param after the id of the last item of the page before, or empty for the first page
 */
public record PageRequest(int limit, Optional<UUID> after) {

  /** The most items that one page holds. */
  public static final int MAXIMUM = 200;

  public PageRequest {
    requireNonNull(after, "after");
    if (limit < 1 || limit > MAXIMUM) {
      throw new IllegalArgumentException("a page holds 1 to " + MAXIMUM + " items; was " + limit);
    }
  }

  /** Returns the request for the first page. */
  public static PageRequest first(int limit) {
    return new PageRequest(limit, Optional.empty());
  }
}
