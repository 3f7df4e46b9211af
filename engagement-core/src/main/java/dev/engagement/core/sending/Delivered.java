package dev.engagement.core.sending;

import dev.engagement.core.planning.PlannedSend;
import dev.engagement.ports.mail.SendOutcome;

/** What a provider said to a planned send that was on the wire. */
record Delivered(PlannedSend send, SendOutcome outcome) {

  /** Returns whether its request did not begin in time. */
  boolean isLate() {
    return outcome instanceof SendOutcome.NotTaken notTaken && notTaken.isLate();
  }
}
