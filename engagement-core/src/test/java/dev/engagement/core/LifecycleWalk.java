package dev.engagement.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Walks through every pair of a state and a trigger of one lifecycle by its own functions.
 *
 * @param sample a valid thing in a state
 * @param state the state of a thing
 * @param apply what the lifecycle's functions make of a thing by a trigger
 */
public record LifecycleWalk<S extends Enum<S>, T extends Enum<T>, A>(
    TransitionTable<S, T> table,
    Function<S, A> sample,
    Function<A, S> state,
    BiFunction<A, T, A> apply) {

  /** Returns a test for each pair of these states and all triggers. */
  public Stream<DynamicTest> tests(List<S> states, Class<T> triggers) {
    return states.stream()
        .flatMap(
            from ->
                Stream.of(triggers.getEnumConstants())
                    .map(
                        trigger ->
                            DynamicTest.dynamicTest(
                                from + " by " + trigger, () -> walk(from, trigger))));
  }

  private void walk(S from, T trigger) {
    A thing = sample.apply(from);
    A untouched = sample.apply(from);
    if (table.next(from, trigger).isPresent()) {
      A moved = apply.apply(thing, trigger);
      assertThat(state.apply(moved)).isEqualTo(table.next(from, trigger).orElseThrow());
    } else {
      assertThatExceptionOfType(EngagementException.class)
          .isThrownBy(() -> apply.apply(thing, trigger))
          .extracting(EngagementException::code)
          .isEqualTo(ErrorCode.ILLEGAL_TRANSITION);
    }
    assertThat(thing).isEqualTo(untouched);
  }
}
