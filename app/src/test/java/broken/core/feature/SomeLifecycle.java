package broken.core.feature;

import broken.ports.Store;

/** Breaks: decisions touch no driven port. */
public final class SomeLifecycle {

  private SomeLifecycle() {}

  static String next(Store store) {
    return store.read("state");
  }
}
