package dev.engagement.core;

import static dev.engagement.core.TransitionTableTest.Light.DARK;
import static dev.engagement.core.TransitionTableTest.Light.GREEN;
import static dev.engagement.core.TransitionTableTest.Light.RED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import java.util.EnumSet;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TransitionTableTest {

  enum Light {
    RED,
    GREEN,
    DARK
  }

  enum Trigger {
    GO_ON,
    BREAK
  }

  private final TransitionTable<Light, Trigger> table = crossing().build();

  @Test
  void leadsFromAStateToTheNext() {
    assertThat(table.next(RED, Trigger.GO_ON)).contains(GREEN);
    assertThat(table.require(GREEN, Trigger.BREAK)).isEqualTo(DARK);
    assertThat(table.from(Trigger.BREAK)).containsExactlyInAnyOrder(RED, GREEN);
    assertThat(table.terminal()).containsExactly(DARK);
  }

  @Test
  void refusesWhatHasNoRow() {
    assertThat(table.next(DARK, Trigger.GO_ON)).isEmpty();
    assertThatExceptionOfType(EngagementException.class)
        .isThrownBy(() -> table.require(GREEN, Trigger.GO_ON))
        .withMessage("state is green; it allows no go on")
        .extracting(EngagementException::code)
        .isEqualTo(ErrorCode.ILLEGAL_TRANSITION);
  }

  @Test
  void refusesTwoRowsForOnePair() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> crossing().allow(RED, Trigger.GO_ON, RED));
  }

  @Test
  void refusesAWayOutOfATerminalState() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> crossing().allow(DARK, Trigger.GO_ON, RED));
  }

  @Test
  void refusesATriggerThatIsNowhereAllowed() {
    assertThatIllegalStateException().isThrownBy(() -> begin().build());
  }

  @Test
  void drawsItself() {
    assertThat(table.toMermaid())
        .isEqualTo(
            """
            stateDiagram-v2
              [*] --> red
              red --> green: go on
              red --> dark: break
              green --> dark: break
              dark --> [*]
            """);
  }

  private static TransitionTable.Builder<Light, Trigger> crossing() {
    return begin()
        .allow(RED, Trigger.GO_ON, GREEN)
        .allow(EnumSet.of(RED, GREEN), Trigger.BREAK, DARK);
  }

  private static TransitionTable.Builder<Light, Trigger> begin() {
    return TransitionTable.startingAt(
            RED, Trigger.class, light -> light.name().toLowerCase(Locale.ROOT))
        .terminal(EnumSet.of(DARK));
  }
}
