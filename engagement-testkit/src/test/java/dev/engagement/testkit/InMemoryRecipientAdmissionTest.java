package dev.engagement.testkit;

import dev.engagement.ports.embedding.Stores;
import dev.engagement.testkit.enrollment.RecipientAdmissionContract;

class InMemoryRecipientAdmissionTest extends RecipientAdmissionContract {

  private final Stores stores = new InMemoryStores().stores();

  @Override
  protected Stores stores() {
    return stores;
  }
}
