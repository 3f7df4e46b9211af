package dev.engagement.core.sending;

import dev.engagement.ports.identity.IdentityId;

/** Slots of one batch, each of which is given back once. Not safe for concurrent use. */
final class HeldSlots implements AutoCloseable {

  private final SendSlots slots;
  private final IdentityId sender;
  private int held;

  HeldSlots(SendSlots slots, IdentityId sender, int held) {
    this.slots = slots;
    this.sender = sender;
    this.held = held;
  }

  /** Keeps this many at the most, and gives the others back. */
  void keep(int most) {
    if (held > most) {
      slots.give(sender, held - most);
      held = most;
    }
  }

  @Override
  public void close() {
    keep(0);
  }
}
