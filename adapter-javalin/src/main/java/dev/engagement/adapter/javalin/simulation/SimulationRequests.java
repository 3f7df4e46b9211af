package dev.engagement.adapter.javalin.simulation;

import dev.engagement.adapter.javalin.json.Choice;
import dev.engagement.adapter.javalin.json.JsonObject;
import dev.engagement.adapter.javalin.json.MergeValues;
import dev.engagement.adapter.javalin.json.ValueReader;
import dev.engagement.adapter.javalin.json.Values;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.enrollment.RecipientRow;
import dev.engagement.ports.simulation.AssumedEvent;
import dev.engagement.ports.simulation.Assumptions;
import dev.engagement.ports.simulation.Reaction;
import dev.engagement.ports.simulation.SimulationRequest;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what is to be run forward. */
final class SimulationRequests {

  private static final int USUAL_DETAIL = 100;
  private static final int MOST_EVENTS = 10_000;

  private static final ValueReader<Double> NUMBER =
      (node, place) ->
          node.isNumber()
              ? Optional.of(node.doubleValue())
              : place.refuse(ErrorCode.INVALID_REQUEST, "must be a number");

  private static final ValueReader<Integer> SEED = Values.integer(0, Integer.MAX_VALUE);

  private static final ValueReader<Reaction> REACTION = Choice.of(Reaction.class, Reaction::code);

  private SimulationRequests() {}

  static SimulationRequest read(JsonObject json) {
    List<RecipientRow> rows =
        json.optional(
                "recipients",
                Values.list(
                    JsonObject.reader(SimulationRequests::row), SimulationRequest.MOST_RECIPIENTS))
            .orElse(List.of());
    return new SimulationRequest(
        numbered(rows),
        json.optional("count", Values.integer(1, SimulationRequest.MOST_RECIPIENTS)).orElse(0),
        json.optional("start", Values.INSTANT),
        json.optional("assumptions", JsonObject.reader(SimulationRequests::assumptions))
            .orElse(Assumptions.NONE),
        json.optional("detail", Values.integer(1, SimulationRequest.MOST_DETAIL))
            .orElse(USUAL_DETAIL));
  }

  private static RecipientRow row(JsonObject json) {
    Supplier<String> email = json.required("email", Values.TEXT);
    Optional<String> firstName = json.optional("firstName", Values.TEXT);
    Optional<String> lastName = json.optional("lastName", Values.TEXT);
    Optional<String> timezone = json.optional("timezone", Values.ZONE).map(ZoneId::getId);
    Map<String, Object> variables = json.optional("variables", MergeValues.READER).orElse(Map.of());
    return new RecipientRow(
        0, email.get(), firstName, lastName, timezone, variables, Optional.empty());
  }

  private static List<RecipientRow> numbered(List<RecipientRow> rows) {
    List<RecipientRow> numbered = new ArrayList<>(rows.size());
    for (RecipientRow row : rows) {
      numbered.add(
          new RecipientRow(
              numbered.size() + 1,
              row.email(),
              row.firstName(),
              row.lastName(),
              row.timezone(),
              row.variables(),
              row.problem()));
    }
    return numbered;
  }

  private static Assumptions assumptions(JsonObject json) {
    return new Assumptions(
        json.optional("replyRate", NUMBER).orElse(0.0),
        json.optional("openRate", NUMBER).orElse(0.0),
        json.optional("bounceRate", NUMBER).orElse(0.0),
        json.optional("replyAfter", Values.DURATION).orElse(Assumptions.NONE.replyAfter()),
        json.optional("seed", SEED).orElse(0),
        json.optional(
                "events", Values.list(JsonObject.reader(SimulationRequests::event), MOST_EVENTS))
            .orElse(List.of()));
  }

  private static AssumedEvent event(JsonObject json) {
    Supplier<String> email = json.required("email", Values.TEXT);
    Supplier<Reaction> reaction = json.required("event", REACTION);
    Supplier<Integer> afterStep = json.required("afterStep", Values.INTEGER);
    Optional<Duration> after = json.optional("after", Values.DURATION);
    return new AssumedEvent(
        email.get(), reaction.get(), afterStep.get(), after.orElse(Duration.ZERO));
  }
}
