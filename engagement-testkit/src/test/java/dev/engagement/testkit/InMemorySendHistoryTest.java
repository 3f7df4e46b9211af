package dev.engagement.testkit;

import dev.engagement.ports.embedding.Stores;
import dev.engagement.testkit.planning.SendHistoryContract;

class InMemorySendHistoryTest extends SendHistoryContract {

  private final Stores stores = new InMemoryStores().stores();

  @Override
  protected Stores stores() {
    return stores;
  }
}
