package dev.engagement.ports.sequence;

/**
 * Minutes of one day of the week, as {@code businessHours} and {@code quietHours} name them. A slot
 * whose end is not after its start runs into the next day. An end of 23:59 means the end of the
 * day.
 *
 * @param day 1 (Monday) to 7
 * @param start minutes since midnight, 0 to 1,439
 * @param end minutes since midnight, exclusive, 1 to 1,440
 */
public record TimeSlot(int day, int start, int end) {
  public TimeSlot {
    if (day < 1
        || day > 7
        || start < 0
        || start > 1_439
        || end < 0
        || end > 1_440
        || start == end) {
      throw new IllegalArgumentException("not a slot of a day");
    }
    end = end == 1_439 ? 1_440 : end;
  }
}
