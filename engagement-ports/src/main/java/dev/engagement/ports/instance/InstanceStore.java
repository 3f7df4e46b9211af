package dev.engagement.ports.instance;

import dev.engagement.ports.CrossTenant;
import dev.engagement.ports.DrivenPort;

/** Keeps which database this is, so that a copy or a restored backup is noticed. */
@DrivenPort
@CrossTenant("the database is everybody's")
public interface InstanceStore {

  /** Returns which database this is. */
  Instance read();

  /** Raises the generation by one. */
  Instance advance();
}
