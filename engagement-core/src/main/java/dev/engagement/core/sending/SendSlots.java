package dev.engagement.core.sending;

/**
 * How many requests a worker has on the wire at once: so many for each sender, and four times as
 * many in all. Where several send, each leaves half of what is free to the others, so that a
 * provider that hangs does not hold up the rest.
 */
final class SendSlots {

  private static final int SENDERS = 4;

  private final int each;
  private int free;
  private int lanes;

  SendSlots(int each) {
    this.each = each;
    this.free = SENDERS * each;
  }

  synchronized void enter() {
    lanes++;
  }

  synchronized void leave() {
    lanes--;
    notifyAll();
  }

  /** Waits until at least one slot is free, and takes as many as may be had. */
  synchronized int take(int wanted) {
    awaitFree();
    int share = lanes > 1 ? Math.max(1, free / 2) : free;
    int taken = Math.min(Math.min(wanted, each), share);
    free -= taken;
    return taken;
  }

  synchronized void give(int slots) {
    free += slots;
    notifyAll();
  }

  private synchronized void awaitFree() {
    try {
      while (free == 0) {
        wait();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a send slot", interrupted);
    }
  }
}
