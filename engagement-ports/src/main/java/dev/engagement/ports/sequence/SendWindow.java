package dev.engagement.ports.sequence;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * When mail may go. Quiet hours beat business hours; without business hours every other time is
 * open.
 *
 * @param timezone the sequence's zone, for recipients of whom no zone is known
 * @param holidays the code of the calendar on whose holidays nothing goes, or empty
 */
public record SendWindow(
    Optional<ZoneId> timezone,
    List<TimeSlot> businessHours,
    List<TimeSlot> quietHours,
    Optional<String> holidays) {

  /** Always open. */
  public static final SendWindow ALWAYS =
      new SendWindow(Optional.empty(), List.of(), List.of(), Optional.empty());

  /** A window without holidays. */
  public SendWindow(
      Optional<ZoneId> timezone, List<TimeSlot> businessHours, List<TimeSlot> quietHours) {
    this(timezone, businessHours, quietHours, Optional.empty());
  }

  public SendWindow {
    businessHours = List.copyOf(businessHours);
    quietHours = List.copyOf(quietHours);
  }
}
