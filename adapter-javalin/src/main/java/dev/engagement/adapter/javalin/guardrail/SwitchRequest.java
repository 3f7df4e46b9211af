package dev.engagement.adapter.javalin.guardrail;

import dev.engagement.adapter.javalin.json.Choice;
import dev.engagement.adapter.javalin.json.JsonObject;
import dev.engagement.adapter.javalin.json.Values;
import dev.engagement.ports.guardrail.SwitchScope;
import dev.engagement.ports.guardrail.SwitchTarget;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A switch to be set or cleared.
 *
 * @param stopped whether sending stops, or may go on
 */
record SwitchRequest(SwitchTarget target, boolean stopped, Optional<String> reason) {

  private static final Choice<SwitchScope> SCOPE = Choice.of(SwitchScope.class, SwitchScope::code);

  static SwitchRequest read(JsonObject json) {
    Supplier<SwitchScope> scope = json.required("scope", SCOPE);
    Optional<UUID> target = json.optional("targetId", Values.ID);
    Supplier<Boolean> stopped = json.required("stopped", Values.FLAG);
    Optional<String> reason = json.optional("reason", Values.TEXT);
    if (names(scope.get()) != json.has("targetId")) {
      json.refuse("targetId", "is for the scopes sequence and sender, and needed there");
    }
    return new SwitchRequest(new SwitchTarget(scope.get(), target), stopped.get(), reason);
  }

  private static boolean names(SwitchScope scope) {
    return switch (scope) {
      case SEQUENCE, SENDER -> true;
      case GLOBAL, TENANT -> false;
    };
  }

  boolean isGlobal() {
    return target.scope() == SwitchScope.GLOBAL;
  }
}
