package dev.engagement.core;

import static java.util.stream.Collectors.joining;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The moves of one lifecycle: the only place that knows them. */
public final class TransitionTable<S extends Enum<S>, T extends Enum<T>> {

  /** One row: what happens in a state, and where it leads. */
  public record Move<S extends Enum<S>, T extends Enum<T>>(S from, T trigger, S to) {}

  private final List<Move<S, T>> moves;
  private final S first;
  private final Set<S> terminal;
  private final Function<S, String> code;

  private TransitionTable(Builder<S, T> builder) {
    this.moves = List.copyOf(builder.moves);
    this.first = builder.first;
    this.terminal = builder.terminal;
    this.code = builder.code;
  }

  /** Begins a table of a lifecycle that starts in a state. */
  public static <S extends Enum<S>, T extends Enum<T>> Builder<S, T> startingAt(
      S first, Class<T> triggers, Function<S, String> code) {
    return new Builder<>(first, triggers, code);
  }

  /** Returns where the trigger leads from the state, or empty if it is not allowed there. */
  public Optional<S> next(S from, T trigger) {
    return moves.stream()
        .filter(move -> move.from() == from && move.trigger() == trigger)
        .map(Move::to)
        .findFirst();
  }

  /**
   * Returns where the trigger leads from the state.
   *
   * @throws EngagementException with {@link ErrorCode#ILLEGAL_TRANSITION} if it is not allowed
   *     there
   */
  public S require(S from, T trigger) {
    return next(from, trigger)
        .orElseThrow(
            () ->
                new EngagementException(
                    ErrorCode.ILLEGAL_TRANSITION,
                    "state is " + code.apply(from) + "; it allows no " + words(trigger)));
  }

  /** Returns all rows in the order in which they were written down. */
  public List<Move<S, T>> moves() {
    return moves;
  }

  /** Returns the states in which the trigger is allowed. */
  public Set<S> from(T trigger) {
    return moves.stream()
        .filter(move -> move.trigger() == trigger)
        .map(Move::from)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the states that nothing leads out of. */
  public Set<S> terminal() {
    return Set.copyOf(terminal);
  }

  /** Returns the table as a Mermaid state diagram. */
  public String toMermaid() {
    String ways =
        moves.stream()
            .map(move -> arrow(code.apply(move.from()), code.apply(move.to()), move.trigger()))
            .collect(joining());
    String ends =
        terminal.stream().map(state -> "  " + code.apply(state) + " --> [*]\n").collect(joining());
    return "stateDiagram-v2\n  [*] --> " + code.apply(first) + "\n" + ways + ends;
  }

  private String arrow(String from, String to, T trigger) {
    return "  " + from + " --> " + to + ": " + words(trigger) + "\n";
  }

  private String words(T trigger) {
    return trigger.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Collects the rows of a table, and refuses those that contradict each other. */
  public static final class Builder<S extends Enum<S>, T extends Enum<T>> {

    private final List<Move<S, T>> moves = new ArrayList<>();
    private final S first;
    private final Set<T> unused;
    private final Set<S> terminal;
    private final Function<S, String> code;

    private Builder(S first, Class<T> triggers, Function<S, String> code) {
      this.first = first;
      this.unused = EnumSet.allOf(triggers);
      this.terminal = EnumSet.noneOf(first.getDeclaringClass());
      this.code = code;
    }

    /** Names the states that nothing leads out of. */
    public Builder<S, T> terminal(Set<S> states) {
      terminal.addAll(states);
      return this;
    }

    /** Adds a row. */
    public Builder<S, T> allow(S from, T trigger, S to) {
      boolean taken =
          moves.stream().anyMatch(move -> move.from() == from && move.trigger() == trigger);
      if (taken || terminal.contains(from)) {
        throw new IllegalArgumentException("no second or last way from " + from + " by " + trigger);
      }
      moves.add(new Move<>(from, trigger, to));
      unused.remove(trigger);
      return this;
    }

    /** Adds a row for each of the states. */
    public Builder<S, T> allow(Set<S> from, T trigger, S to) {
      from.forEach(state -> allow(state, trigger, to));
      return this;
    }

    /** Returns the table. */
    public TransitionTable<S, T> build() {
      if (!unused.isEmpty()) {
        throw new IllegalStateException("no row for " + unused);
      }
      return new TransitionTable<>(this);
    }
  }
}
