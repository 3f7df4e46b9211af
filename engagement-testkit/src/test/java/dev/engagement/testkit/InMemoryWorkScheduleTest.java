package dev.engagement.testkit;

import dev.engagement.ports.embedding.Stores;
import dev.engagement.testkit.queue.WorkScheduleContract;

class InMemoryWorkScheduleTest extends WorkScheduleContract {

  private final Stores stores = new InMemoryStores().stores();

  @Override
  protected Stores stores() {
    return stores;
  }
}
