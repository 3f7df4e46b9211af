package dev.engagement.core.sending;

import dev.engagement.ports.identity.IdentityId;

/** Slots of one batch, which are given back once. Not safe for concurrent use. */
final class HeldSlots implements AutoCloseable {

  private final SendSlots slots;
  private final IdentityId sender;
  private int held;

  HeldSlots(SendSlots slots, IdentityId sender, int held) {
    this.slots = slots;
    this.sender = sender;
    this.held = held;
  }

  /** Gives them back, if that was not done before. */
  void give() {
    if (held > 0) {
      slots.give(sender, held);
      held = 0;
    }
  }

  @Override
  public void close() {
    give();
  }
}
