package dev.engagement.ports.queue;

import dev.engagement.ports.CrossTenant;
import dev.engagement.ports.DrivenPort;
import java.time.Duration;

/** Wakes a worker that has nothing to do. What it misses, the worker finds by looking. */
@DrivenPort
@CrossTenant("the worker serves all tenants")
public interface WorkSignals {

  /**
   * Waits until somebody says that there is work, or the time is over. Calls by one thread only.
   *
   * @return whether somebody said so
   */
  boolean await(Duration time);
}
