package broken.app;

import broken.ports.Store;

/** Breaks: driven ports are implemented in adapters. */
public final class Launcher implements Store {
  @Override
  public String read(String name) {
    return name;
  }
}
