package dev.engagement.core.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.TimeSlot;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeeklyOpeningsTest {

  @Test
  void isOpenWithoutAnySlot() {
    assertThat(SendingHours.of(SendWindow.ALWAYS, ZoneOffset.UTC).everOpen()).isTrue();
  }

  @Test
  void isClosedWhenItIsQuietAllWeek() {
    List<TimeSlot> quiet =
        IntStream.rangeClosed(1, 7).mapToObj(day -> new TimeSlot(day, 0, 1_440)).toList();

    assertThat(any(List.of(), quiet)).isFalse();
    assertThat(any(List.of(), quiet.subList(0, 6))).isTrue();
  }

  @Test
  void letsSundayNightRunIntoMonday() {
    TimeSlot mondayMorning = new TimeSlot(1, 0, 360);

    assertThat(any(List.of(mondayMorning), List.of(new TimeSlot(7, 1_320, 360)))).isFalse();
    assertThat(any(List.of(mondayMorning), List.of(new TimeSlot(7, 1_320, 359)))).isTrue();
    assertThat(any(List.of(mondayMorning), List.of(new TimeSlot(6, 1_320, 360)))).isTrue();
  }

  private static boolean any(List<TimeSlot> business, List<TimeSlot> quiet) {
    return SendingHours.of(new SendWindow(Optional.empty(), business, quiet), ZoneOffset.UTC)
        .everOpen();
  }
}
