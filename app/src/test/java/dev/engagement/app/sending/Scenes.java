package dev.engagement.app.sending;

import dev.engagement.ports.tenant.TenantId;

/** Worlds that more than one scenario begins with. */
final class Scenes {

  private static final int TENANTS = 5;
  private static final int SENDERS = 2;

  private Scenes() {}

  /** Adds a few customers with two senders each, and so many mails that are due at once. */
  static void fill(LiveWorld world, int mails) {
    for (int i = 0; i < TENANTS; i++) {
      TenantId tenant = world.addTenant();
      for (int j = 0; j < SENDERS; j++) {
        world.enroll(world.addSender(tenant), mails / TENANTS / SENDERS);
      }
    }
  }
}
