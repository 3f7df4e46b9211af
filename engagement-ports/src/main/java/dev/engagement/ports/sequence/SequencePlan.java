package dev.engagement.ports.sequence;

import static java.util.Objects.requireNonNull;

import dev.engagement.ports.identity.IdentityId;
import java.util.List;

/**
 * One revision of what a sequence does; never changed once enrollments are on it.
 *
 * @param revision its number, from 1
 * @param steps the tree of steps in pre-order; the place in this list is the step's order
 */
public record SequencePlan(int revision, IdentityId identity, List<Step> steps) {
  public SequencePlan {
    requireNonNull(identity, "identity");
    steps = List.copyOf(steps);
    if (revision < 1) {
      throw new IllegalArgumentException("revisions are numbered from 1; was " + revision);
    }
  }
}
