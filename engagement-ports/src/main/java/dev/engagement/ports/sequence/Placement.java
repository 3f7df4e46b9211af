package dev.engagement.ports.sequence;

import java.util.Optional;

/**
 * Where a step stands in the tree of steps.
 *
 * @param parent the step under which it stands, or empty at the top
 * @param branch the name of the parent's branch, or empty at the top
 * @param position its place among its siblings, from 0
 */
public record Placement(Optional<StepId> parent, Optional<String> branch, int position) {

  /** Returns a place at the top of the tree. */
  public static Placement top(int position) {
    return new Placement(Optional.empty(), Optional.empty(), position);
  }
}
