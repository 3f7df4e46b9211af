package dev.engagement.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.World;
import dev.engagement.ports.Actor;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.access.ApiKey;
import dev.engagement.ports.access.IssuedApiKey;
import dev.engagement.ports.access.Principal;
import dev.engagement.ports.access.Role;
import dev.engagement.ports.access.TenantScope;
import dev.engagement.ports.audit.AuditEntry;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.tenant.TenantId;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApiKeyServiceTest {

  private final World world = new World();
  private final ApiKeyService keys = new ApiKeyService(world.stores, world.surroundings);
  private final TenantScope scope = new TenantScope(false, Set.of(world.tenant));

  @Test
  void issuesAKeyThatIsRecognisedByItsSecretAlone() {
    IssuedApiKey issued = keys.issue("Reports", Role.ANALYST, scope, World.ACTOR);

    assertThat(keys.authenticate(issued.secret()))
        .contains(new Principal(Actor.key(issued.key().id()), Role.ANALYST, scope));
    assertThat(keys.authenticate(issued.secret() + "x")).isEmpty();
    assertThat(keys.authenticate("")).isEmpty();
    assertThat(all()).containsExactly(issued.key());
  }

  @Test
  void entersKeysUnderTheNilTenantWithoutNameOrSecret() {
    IssuedApiKey issued = keys.issue("Reports", Role.ANALYST, scope, World.ACTOR);

    AuditEntry entry = world.log(TenantId.NIL).get(0);
    assertThat(entry.type()).isEqualTo(AuditEventType.API_KEY_ISSUED);
    assertThat(entry.subject().id()).isEqualTo(issued.key().id());
    assertThat(entry.payload().values())
        .containsEntry("role", "analyst")
        .containsEntry("tenants", 1L)
        .containsOnlyKeys("role", "scope", "tenants");
    assertThat(world.log(world.tenant)).isEmpty();
  }

  @Test
  void refusesABadNameAndTenantsThatAreNotThereAtOnce() {
    TenantScope unknown =
        new TenantScope(false, Set.of(world.tenant, new TenantId(world.ids.next())));

    EngagementException refusal =
        world.refused(
            ErrorCode.INVALID_REQUEST,
            this::all,
            () -> keys.issue(" ", Role.ANALYST, unknown, World.ACTOR));

    assertThat(World.problems(refusal)).containsExactly("name: required", "customerIds: not_found");
  }

  @Test
  void makesTheAdminsKeyOnce() {
    keys.ensureAdmin("a long secret");
    keys.ensureAdmin("a long secret");

    assertThat(all()).hasSize(1);
    assertThat(keys.authenticate("a long secret").orElseThrow().isPlatformAdmin()).isTrue();
    assertThat(world.log(TenantId.NIL))
        .extracting(AuditEntry::actor)
        .containsExactly(Actor.BOOTSTRAP);
  }

  @Test
  void makesTheAdminsKeyOnceWhenSeveralStartTogether() {
    IntStream.range(0, 8).parallel().forEach(each -> keys.ensureAdmin("a long secret"));

    assertThat(all()).hasSize(1);
    assertThat(world.log(TenantId.NIL)).hasSize(1);
  }

  @Test
  void swallowsThatAnotherProcessMadeTheAdminsKeyMeanwhile() {
    ApiKeyService racing = new ApiKeyService(LateKeys.over(world.stores), world.surroundings);

    racing.ensureAdmin("a long secret");

    assertThat(all()).hasSize(1);
    assertThat(world.log(TenantId.NIL)).isEmpty();
  }

  @Test
  void revokesAtOnce() {
    IssuedApiKey issued = keys.issue("Reports", Role.ANALYST, scope, World.ACTOR);

    keys.revoke(issued.key().id(), World.ACTOR);

    assertThat(keys.authenticate(issued.secret())).isEmpty();
    assertThat(world.log(TenantId.NIL))
        .extracting(AuditEntry::type)
        .containsExactly(AuditEventType.API_KEY_ISSUED, AuditEventType.API_KEY_REVOKED);
    world.refused(
        ErrorCode.NOT_FOUND, this::all, () -> keys.revoke(issued.key().id(), World.ACTOR));
  }

  private List<ApiKey> all() {
    return keys.list(PageRequest.first(200)).items();
  }
}
