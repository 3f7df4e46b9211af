package dev.engagement.testkit;

import dev.engagement.ports.instance.Instance;
import dev.engagement.ports.instance.InstanceStore;
import dev.engagement.testkit.fixture.Given;
import dev.engagement.testkit.instance.InstanceStoreContract;

class InMemoryInstanceStoreTest extends InstanceStoreContract {

  private final InstanceStore instances = new InMemoryInstanceStore(new Instance(Given.id(), 0));

  @Override
  protected InstanceStore instances() {
    return instances;
  }
}
