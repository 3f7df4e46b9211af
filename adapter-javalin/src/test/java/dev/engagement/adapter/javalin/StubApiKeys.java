package dev.engagement.adapter.javalin;

import dev.engagement.ports.Actor;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.access.ApiKey;
import dev.engagement.ports.access.ApiKeys;
import dev.engagement.ports.access.IssuedApiKey;
import dev.engagement.ports.access.Principal;
import dev.engagement.ports.access.Role;
import dev.engagement.ports.access.TenantScope;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.fixture.Given;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Keys whose secrets tests know. */
final class StubApiKeys implements ApiKeys {

  static final String ADMIN = "secret-of-the-platform";

  private final Map<String, Principal> bySecret = new HashMap<>();

  StubApiKeys() {
    ensureAdmin(ADMIN);
  }

  /** Returns the secret of a key with a role in one tenant. */
  String give(Role role, TenantId tenant) {
    String secret = "secret-" + role.code() + "-" + tenant;
    add(secret, role, new TenantScope(false, Set.of(tenant)));
    return secret;
  }

  private void add(String secret, Role role, TenantScope scope) {
    bySecret.put(secret, new Principal(Actor.key(Given.id()), role, scope));
  }

  @Override
  public IssuedApiKey issue(String name, Role role, TenantScope scope, Actor actor) {
    UUID id = Given.id();
    add("issued-" + id, role, scope);
    return new IssuedApiKey(new ApiKey(id, name, role, scope, Given.START), "issued-" + id);
  }

  @Override
  public void ensureAdmin(String secret) {
    add(secret, Role.ADMIN, TenantScope.ALL);
  }

  @Override
  public Page<ApiKey> list(PageRequest page) {
    return new Page<>(List.of(), false);
  }

  @Override
  public void revoke(UUID id, Actor actor) {}

  @Override
  public Optional<Principal> authenticate(String secret) {
    return Optional.ofNullable(bySecret.get(secret));
  }
}
