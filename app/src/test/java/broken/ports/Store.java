package broken.ports;

import dev.engagement.ports.DrivenPort;

/** Breaks: driven ports take the tenant first. */
@DrivenPort
public interface Store {
  String read(String name);
}
