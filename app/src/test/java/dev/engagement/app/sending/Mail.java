package dev.engagement.app.sending;

import java.util.List;
import java.util.UUID;

/** An item with everything by which it can be stopped. */
record Mail(
    UUID item, UUID tenant, UUID sequence, UUID enrollment, UUID recipient, String address) {

  /** Returns the ids of all scopes that it is in. */
  List<UUID> scopes() {
    return List.of(tenant, sequence, enrollment, recipient);
  }
}
