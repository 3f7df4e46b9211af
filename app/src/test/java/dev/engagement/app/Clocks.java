package dev.engagement.app;

import java.time.InstantSource;
import javax.sql.DataSource;

/** Gives worker processes of tests the clock of the application. */
public final class Clocks {

  private Clocks() {}

  /** Returns a clock that follows the database's for as long as the process lives. */
  public static InstantSource following(DataSource database) {
    return DatabaseClock.open(database, new Housekeeping());
  }
}
