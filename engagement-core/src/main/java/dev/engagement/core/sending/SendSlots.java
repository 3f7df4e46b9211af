package dev.engagement.core.sending;

/**
 * How many requests a worker has on the wire at once. Whoever sends alone may take all slots; where
 * several do, each leaves half of what is free to the others, so that a provider that hangs does
 * not hold up the rest.
 */
final class SendSlots {

  private final int total;
  private int free;
  private int lanes;

  SendSlots(int total) {
    this.total = total;
    this.free = total;
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
    int taken = Math.min(wanted, share);
    free -= taken;
    return taken;
  }

  synchronized void give(int slots) {
    free = Math.min(total, free + slots);
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
