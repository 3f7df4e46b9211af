package dev.engagement.app.sending;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the sink has, held against what the database says. */
final class Delivery {

  private static final Set<String> MAY_BE_TAKEN = Set.of("Sent", "Unconfirmed", "Parked");

  private final List<SinkRecord> requests;
  private final Map<UUID, String> states;

  private Delivery(Lab lab) {
    this.requests = lab.sink().records();
    this.states = lab.rows().states();
  }

  static Delivery of(Lab lab) {
    return new Delivery(lab);
  }

  /** Returns the items that the sink has taken more than once. */
  List<UUID> duplicates() {
    return requests.stream()
        .filter(request -> request.answer().taken())
        .collect(groupingBy(SinkRecord::item, counting()))
        .entrySet()
        .stream()
        .filter(taken -> taken.getValue() > 1)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns how many answers left open whether the mail was taken. */
  long ambiguous() {
    return requests.stream().filter(request -> request.answer().ambiguous()).count();
  }

  /** Returns how many items nobody knows the outcome of. */
  long unknown() {
    return states.values().stream()
        .filter(state -> state.equals("Unconfirmed") || state.equals("Parked"))
        .count();
  }

  /** Checks that neither knows of a mail that the other does not. */
  void agrees() {
    Set<UUID> taken =
        requests.stream()
            .filter(request -> request.answer().taken())
            .map(SinkRecord::item)
            .collect(Collectors.toSet());
    states.forEach(
        (item, state) -> {
          if (state.equals("Sent")) {
            assertThat(taken).as("sent, but not at the sink").contains(item);
          }
        });
    assertThat(taken).allSatisfy(item -> assertThat(states.get(item)).isIn(MAY_BE_TAKEN));
  }
}
