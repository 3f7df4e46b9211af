package dev.engagement.core.sending;

import dev.engagement.ports.mail.SendOutcome;
import java.util.List;

/**
 * How many mails of one sender are announced at once: more while all of them begin in time, fewer
 * where a provider does not take them in as fast. Safe for concurrent use.
 */
final class BatchSize {

  private static final int FIRST = 64;

  private final int most;
  private int size;

  BatchSize(int most) {
    this.most = most;
    this.size = Math.min(FIRST, most);
  }

  synchronized int size() {
    return size;
  }

  /** Learns from how a batch went. */
  synchronized void note(List<SendOutcome> outcomes) {
    if (outcomes.stream().anyMatch(BatchSize::isLate)) {
      size = Math.max(1, size / 2);
    } else if (outcomes.size() >= size) {
      size = Math.min(most, 2 * size);
    }
  }

  private static boolean isLate(SendOutcome outcome) {
    return outcome instanceof SendOutcome.NotTaken notTaken && notTaken.isLate();
  }
}
