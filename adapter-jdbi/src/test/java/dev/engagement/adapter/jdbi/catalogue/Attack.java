package dev.engagement.adapter.jdbi.catalogue;

import java.util.function.Predicate;

/**
 * A statement with which one tenant tries to reach another's rows.
 *
 * @param harmless what may come of it
 * @param kept whether it is committed where it is not refused
 */
record Attack(String name, String sql, boolean kept, Predicate<Outcome> harmless) {

  static Attack on(String name, String sql, Predicate<Outcome> harmless) {
    return new Attack(name, sql, true, harmless);
  }
}
