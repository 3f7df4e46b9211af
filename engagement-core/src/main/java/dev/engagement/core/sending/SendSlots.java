package dev.engagement.core.sending;

import dev.engagement.ports.identity.IdentityId;
import java.util.HashMap;
import java.util.Map;

/**
 * How many requests a worker has on the wire at once: so many for each sender, and four times as
 * many in all. Where several send, each leaves half of what is free to the others, so that a
 * provider that hangs does not hold up the rest.
 */
final class SendSlots {

  private static final int SENDERS = 4;

  private final int each;
  private final Map<IdentityId, Integer> taken = new HashMap<>();
  private int free;
  private int lanes;

  SendSlots(int each) {
    this.each = each;
    this.free = SENDERS * each;
  }

  /** Returns how many one sender has. */
  int each() {
    return each;
  }

  /** Returns half of them: one batch is prepared while another is on the wire. */
  int batch() {
    return (each + 1) / 2;
  }

  synchronized void enter() {
    lanes++;
  }

  synchronized void leave() {
    lanes--;
    notifyAll();
  }

  /** Waits until at least one slot is free, and takes as many as may be had. */
  synchronized int take(IdentityId sender, int wanted) {
    awaitFree(sender);
    int share = lanes > 1 ? Math.max(1, free / 2) : free;
    int slots = Math.min(wanted, Math.min(own(sender), share));
    free -= slots;
    taken.merge(sender, slots, Integer::sum);
    return slots;
  }

  synchronized void give(IdentityId sender, int slots) {
    free += slots;
    taken.computeIfPresent(sender, (own, before) -> before == slots ? null : before - slots);
    notifyAll();
  }

  private int own(IdentityId sender) {
    return each - taken.getOrDefault(sender, 0);
  }

  private synchronized void awaitFree(IdentityId sender) {
    try {
      while (free == 0 || own(sender) == 0) {
        wait();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a send slot", interrupted);
    }
  }
}
