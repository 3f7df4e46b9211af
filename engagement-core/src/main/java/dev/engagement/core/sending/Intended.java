package dev.engagement.core.sending;

import dev.engagement.core.planning.PlannedSend;
import java.util.List;

/**
 * What came of an announcement.
 *
 * @param going what is to be sent now, each with its item as stored
 * @param refused what may not go after all; it stays claimed
 * @param unused how many tokens that everybody shares were taken in vain
 */
record Intended(List<PlannedSend> going, List<PlannedSend> refused, int unused) {

  /** Returns how many were looked at. */
  int size() {
    return going.size() + refused.size();
  }
}
