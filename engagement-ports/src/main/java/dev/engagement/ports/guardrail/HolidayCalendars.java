package dev.engagement.ports.guardrail;

import dev.engagement.ports.CrossTenant;
import dev.engagement.ports.DrivenPort;
import java.time.LocalDate;
import java.util.Set;

/** Knows the public holidays of countries and regions. Safe for concurrent use. */
@DrivenPort
@CrossTenant("holidays are everybody's")
public interface HolidayCalendars {

  /** Knows no calendar. */
  HolidayCalendars NONE =
      new HolidayCalendars() {
        @Override
        public boolean known(String code) {
          return false;
        }

        @Override
        public Set<LocalDate> holidays(String code, int year) {
          return Set.of();
        }
      };

  /**
   * Returns whether there is such a calendar.
   *
   * @param code a country (ISO 3166-1, two letters, lower case), or a country and a region (ISO
   *     3166-2, such as {@code us-ny}, lower case)
   */
  boolean known(String code);

  /** Returns the public holidays of a year; empty if there is no such calendar. */
  Set<LocalDate> holidays(String code, int year);
}
