package dev.engagement.adapter.jollyday.guardrail;

import dev.engagement.ports.guardrail.HolidayCalendars;
import dev.engagement.testkit.guardrail.HolidayCalendarsContract;

class JollydayCalendarsContractTest extends HolidayCalendarsContract {

  private final HolidayCalendars calendars = new JollydayCalendars();

  @Override
  protected HolidayCalendars calendars() {
    return calendars;
  }
}
