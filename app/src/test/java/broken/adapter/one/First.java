package broken.adapter.one;

import broken.app.Launcher;
import broken.ports.Service;

/** Breaks: nothing depends on app; driving ports are implemented in core. */
public final class First implements Service {
  @Override
  public void run() {
    new Launcher().read("");
  }
}
