package dev.engagement.adapter.javalin.guardrail;

import dev.engagement.adapter.javalin.json.Choice;
import dev.engagement.adapter.javalin.json.JsonObject;
import dev.engagement.adapter.javalin.json.Values;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.guardrail.SwitchScope;
import dev.engagement.ports.guardrail.SwitchTarget;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A kill switch or a canary to be set or ended.
 *
 * @param stopped whether sending stops, or may go on
 * @param canary what is asked of the canary; where it is there, nothing is of the kill switch
 */
record SwitchRequest(
    SwitchTarget target, boolean stopped, Optional<String> reason, Optional<CanaryRequest> canary) {

  private static final Choice<SwitchScope> SCOPE = Choice.of(SwitchScope.class, SwitchScope::code);

  static SwitchRequest read(JsonObject json) {
    Supplier<SwitchScope> scope = json.required("scope", SCOPE);
    Optional<UUID> target = json.optional("targetId", Values.ID);
    Optional<CanaryRequest> canary = json.optional("canary", CanaryRequest.READER);
    Supplier<Boolean> stopped = stopped(json);
    Optional<String> reason = json.optional("reason", Values.TEXT);
    if (names(scope.get()) != json.has("targetId")) {
      json.refuse("targetId", "is for the scopes sequence and sender, and needed there");
    }
    return new SwitchRequest(new SwitchTarget(scope.get(), target), stopped.get(), reason, canary);
  }

  private static Supplier<Boolean> stopped(JsonObject json) {
    if (!json.has("canary")) {
      return json.required("stopped", Values.FLAG);
    }
    json.unsupported("stopped", ErrorCode.INVALID_REQUEST, "does not go with canary");
    json.unsupported("reason", ErrorCode.INVALID_REQUEST, "does not go with canary");
    return () -> false;
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
