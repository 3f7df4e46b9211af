package broken.ports;

import dev.engagement.ports.DrivingPort;

/** Implemented where it must not be. */
@DrivingPort
public interface Service {
  void run();
}
