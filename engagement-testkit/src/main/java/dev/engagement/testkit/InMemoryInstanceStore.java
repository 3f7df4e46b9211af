package dev.engagement.testkit;

import dev.engagement.ports.instance.Instance;
import dev.engagement.ports.instance.InstanceStore;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps which database it claims to be. */
public final class InMemoryInstanceStore implements InstanceStore {

  private final AtomicReference<Instance> instance;

  public InMemoryInstanceStore(Instance first) {
    this.instance = new AtomicReference<>(first);
  }

  @Override
  public Instance read() {
    return instance.get();
  }

  @Override
  public Instance advance() {
    return instance.updateAndGet(before -> new Instance(before.id(), before.generation() + 1));
  }

  /** Becomes another database, or an earlier state of the same, as a restored backup is. */
  public void become(Instance other) {
    instance.set(other);
  }
}
