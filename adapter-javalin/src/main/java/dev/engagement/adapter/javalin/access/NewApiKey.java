package dev.engagement.adapter.javalin.access;

import dev.engagement.adapter.javalin.json.Choice;
import dev.engagement.adapter.javalin.json.JsonObject;
import dev.engagement.adapter.javalin.json.ValueReader;
import dev.engagement.adapter.javalin.json.Values;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.access.Role;
import dev.engagement.ports.access.TenantScope;
import dev.engagement.ports.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A key to be issued. */
record NewApiKey(String name, Role role, TenantScope scope) {

  private static final Choice<Role> ROLE = Choice.of(Role.class, Role::code);
  private static final ValueReader<List<UUID>> IDS = Values.list(Values.ID, 1_000);

  private static final ValueReader<TenantScope> SCOPE =
      (node, place) -> {
        if (node.isTextual() && node.textValue().equals("*")) {
          return Optional.of(TenantScope.ALL);
        }
        if (!node.isArray() || node.isEmpty()) {
          return place.refuse(ErrorCode.INVALID_REQUEST, "must be \"*\" or an array of ids");
        }
        return IDS.read(node, place).map(NewApiKey::scope);
      };

  static NewApiKey read(JsonObject json) {
    Supplier<String> name = json.required("name", Values.TEXT);
    Supplier<Role> role = json.required("role", ROLE);
    Supplier<TenantScope> scope = json.required("customerIds", SCOPE);
    return new NewApiKey(name.get(), role.get(), scope.get());
  }

  private static TenantScope scope(List<UUID> ids) {
    return new TenantScope(
        false, ids.stream().map(TenantId::new).collect(Collectors.toUnmodifiableSet()));
  }
}
