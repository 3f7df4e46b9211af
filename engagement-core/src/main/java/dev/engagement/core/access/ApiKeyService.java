package dev.engagement.core.access;

import dev.engagement.core.TextRules;
import dev.engagement.core.audit.AuditRecorder;
import dev.engagement.ports.Actor;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.access.ApiKey;
import dev.engagement.ports.access.ApiKeys;
import dev.engagement.ports.access.IssuedApiKey;
import dev.engagement.ports.access.Principal;
import dev.engagement.ports.access.Role;
import dev.engagement.ports.access.TenantScope;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.audit.AuditPayload;
import dev.engagement.ports.audit.AuditSubject;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.tenant.TenantId;
import java.util.Optional;
import java.util.UUID;

/** Issues, revokes and recognises keys. Keys belong to no tenant, and so do their entries. */
public final class ApiKeyService implements ApiKeys {

  private static final int MOST_TENANTS = 1_000;

  private final Stores stores;
  private final Surroundings surroundings;
  private final AuditRecorder audit;

  public ApiKeyService(Stores stores, Surroundings surroundings) {
    this.stores = stores;
    this.surroundings = surroundings;
    this.audit = new AuditRecorder(stores.auditLog(), surroundings.ids());
  }

  @Override
  public IssuedApiKey issue(String name, Role role, TenantScope scope, Actor actor) {
    verify(name, scope);
    String secret = surroundings.secrets().next();
    return new IssuedApiKey(add(name, role, scope, secret, actor), secret);
  }

  @Override
  public void ensureAdmin(String secret) {
    new TextRules().line("secret", secret, TextRules.NAME).verify();
    if (known(secret)) {
      return;
    }
    try {
      add("bootstrap", Role.ADMIN, TenantScope.ALL, secret, Actor.BOOTSTRAP);
    } catch (EngagementException refused) {
      if (refused.code() != ErrorCode.DUPLICATE || !known(secret)) {
        throw refused;
      }
    }
  }

  @Override
  public Page<ApiKey> list(PageRequest page) {
    return stores.apiKeys().list(page);
  }

  @Override
  public void revoke(UUID id, Actor actor) {
    stores.unitOfWork().inOne(TenantId.NIL, () -> remove(id, actor));
  }

  @Override
  public Optional<Principal> authenticate(String secret) {
    return stores
        .apiKeys()
        .findByHash(surroundings.secrets().hash(secret))
        .map(key -> new Principal(Actor.key(key.id()), key.role(), key.scope()));
  }

  private void verify(String name, TenantScope scope) {
    TextRules rules = new TextRules().name("name", name);
    if (scope.tenants().size() > MOST_TENANTS) {
      rules.add("customerIds", "too_many", "must name at most " + MOST_TENANTS + " customers");
    } else if (!scope.tenants().stream().allMatch(this::exists)) {
      rules.add("customerIds", "not_found", "must name customers that are there");
    }
    rules.verify();
  }

  private boolean exists(TenantId tenant) {
    return stores.unitOfWork().inOne(tenant, () -> stores.tenants().find(tenant)).isPresent();
  }

  private boolean known(String secret) {
    return stores.apiKeys().findByHash(surroundings.secrets().hash(secret)).isPresent();
  }

  private ApiKey add(String name, Role role, TenantScope scope, String secret, Actor actor) {
    ApiKey key =
        new ApiKey(surroundings.ids().next(), name, role, scope, surroundings.clock().instant());
    String hash = surroundings.secrets().hash(secret);
    return stores
        .unitOfWork()
        .inOne(
            TenantId.NIL,
            () -> {
              stores.apiKeys().add(key, hash);
              record(AuditEventType.API_KEY_ISSUED, key, actor);
              return key;
            });
  }

  private ApiKey remove(UUID id, Actor actor) {
    ApiKey key = stores.apiKeys().find(id).orElseThrow(ApiKeyService::notFound);
    if (!stores.apiKeys().remove(id)) {
      throw notFound();
    }
    record(AuditEventType.API_KEY_REVOKED, key, actor);
    return key;
  }

  private void record(AuditEventType type, ApiKey key, Actor actor) {
    AuditPayload payload =
        AuditPayload.EMPTY
            .with("role", key.role().code())
            .with("scope", key.scope().all() ? "all" : "listed")
            .with("tenants", key.scope().tenants().size());
    audit.record(
        TenantId.NIL,
        type,
        AuditSubject.of("api_key", key.id()),
        surroundings.clock().instant(),
        actor,
        payload);
  }

  private static EngagementException notFound() {
    return new EngagementException(ErrorCode.NOT_FOUND, "there is no such key");
  }
}
