package dev.engagement.testkit;

import dev.engagement.ports.embedding.Stores;
import dev.engagement.testkit.queue.QueueViewContract;

class InMemoryQueueViewTest extends QueueViewContract {

  private final Stores stores = new InMemoryStores().stores();

  @Override
  protected Stores stores() {
    return stores;
  }
}
