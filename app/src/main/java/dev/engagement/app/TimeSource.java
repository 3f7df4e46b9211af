package dev.engagement.app;

import java.time.InstantSource;
import javax.sql.DataSource;

/** Says what time it is to a process that has opened its database. */
@FunctionalInterface
interface TimeSource {

  /** Returns the clock by which everything is decided. */
  InstantSource open(DataSource connections, Housekeeping housekeeping);
}
