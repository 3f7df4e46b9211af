package dev.engagement.testkit;

import dev.engagement.ports.embedding.Stores;
import dev.engagement.testkit.mail.MessageStoreContract;

class InMemoryMessageStoreTest extends MessageStoreContract {

  private final Stores stores = new InMemoryStores().stores();

  @Override
  protected Stores stores() {
    return stores;
  }
}
