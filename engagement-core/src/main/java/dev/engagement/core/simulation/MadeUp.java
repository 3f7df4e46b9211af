package dev.engagement.core.simulation;

import dev.engagement.ports.enrollment.RecipientRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes people up who are known well enough for every template. */
final class MadeUp {

  private MadeUp() {}

  /**
   * Returns so many people, each at a domain of their own.
   *
   * @param variables what the templates ask of them
   */
  static List<RecipientRow> people(int count, Set<String> variables) {
    Map<String, Object> values = new HashMap<>();
    variables.forEach(name -> values.put(name, name));
    List<RecipientRow> people = new ArrayList<>(count);
    for (int number = 1; number <= count; number++) {
      people.add(
          new RecipientRow(
              number,
              "person@company-" + number + ".example",
              Optional.of("Person"),
              Optional.of(Integer.toString(number)),
              Optional.empty(),
              values,
              Optional.empty()));
    }
    return people;
  }
}
