package dev.engagement.testkit;

import dev.engagement.ports.embedding.Stores;
import dev.engagement.testkit.queue.ClaimContract;

class InMemoryClaimTest extends ClaimContract {

  private final Stores stores = new InMemoryStores().stores();

  @Override
  protected Stores stores() {
    return stores;
  }
}
