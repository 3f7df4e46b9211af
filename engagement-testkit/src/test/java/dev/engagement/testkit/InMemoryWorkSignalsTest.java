package dev.engagement.testkit;

import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.queue.WorkSignals;
import dev.engagement.testkit.queue.WorkSignalsContract;

class InMemoryWorkSignalsTest extends WorkSignalsContract {

  private final InMemoryStores inMemory = new InMemoryStores();

  @Override
  protected Stores stores() {
    return inMemory.stores();
  }

  @Override
  protected WorkSignals signals() {
    return inMemory.signals();
  }
}
