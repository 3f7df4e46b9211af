package dev.engagement.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.access.ApiKey;
import dev.engagement.ports.access.ApiKeyStore;
import dev.engagement.ports.access.Role;
import dev.engagement.ports.access.TenantScope;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.contract.AtOnce;
import dev.engagement.testkit.contract.StoreContract;
import dev.engagement.testkit.fixture.Given;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contract of {@link ApiKeyStore}. */
public abstract class ApiKeyStoreContract extends StoreContract {

  private final TestSecrets secrets = new TestSecrets();

  private ApiKeyStore store() {
    return stores().apiKeys();
  }

  private String aHash() {
    return secrets.hash(Given.id().toString());
  }

  private ApiKey added() {
    ApiKey key = aKey(TenantScope.ALL);
    store().add(key, aHash());
    return key;
  }

  private static ApiKey aKey(TenantScope scope) {
    return new ApiKey(Given.id(), "Büro № 1", Role.ADMIN, scope, Given.START);
  }

  private static TenantScope twoTenants() {
    return new TenantScope(false, Set.of(Given.tenantId(), Given.tenantId()));
  }

  @Nested
  class Add {

    @ParameterizedTest
    @EnumSource(Role.class)
    void keepsAllThatAKeyIs(Role role) {
      ApiKey key = new ApiKey(Given.id(), "key", role, twoTenants(), Given.START);
      String hash = aHash();

      store().add(key, hash);

      assertThat(store().find(key.id())).contains(key);
      assertThat(store().findByHash(hash)).contains(key);
    }

    @Test
    void keepsOneThatReachesEveryTenant() {
      ApiKey key = added();

      assertThat(store().find(key.id())).contains(key);
    }

    @Test
    void refusesAnIdThatIsThere() {
      ApiKey key = added();
      String hash = aHash();
      ApiKey twin = new ApiKey(key.id(), "twin", Role.QA, twoTenants(), Given.START);

      assertThatExceptionOfType(EngagementException.class)
          .isThrownBy(() -> store().add(twin, hash))
          .extracting(EngagementException::code)
          .isEqualTo(ErrorCode.DUPLICATE);

      assertThat(store().find(key.id())).contains(key);
      assertThat(store().findByHash(hash)).isEmpty();
    }

    @Test
    void refusesAHashThatIsThere() {
      ApiKey key = aKey(twoTenants());
      String hash = aHash();
      store().add(key, hash);
      ApiKey other = aKey(TenantScope.ALL);

      assertThatExceptionOfType(EngagementException.class)
          .isThrownBy(() -> store().add(other, hash))
          .extracting(EngagementException::code)
          .isEqualTo(ErrorCode.DUPLICATE);

      assertThat(store().findByHash(hash)).contains(key);
      assertThat(store().find(other.id())).isEmpty();
    }

    @Test
    void letsOneOfTwoWinThatAddTheSameHashAtOnce() {
      String hash = aHash();

      List<Boolean> won =
          AtOnce.twice(
              () -> catchThrowable(() -> store().add(aKey(TenantScope.ALL), hash)) == null);

      assertThat(won).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void joinsAUnitThatIsOpen() {
      ApiKey key = aKey(TenantScope.ALL);
      String hash = aHash();

      rollBack(Given.tenantId(), () -> store().add(key, hash));
      rollBack(TenantId.NIL, () -> store().add(key, hash));

      assertThat(store().find(key.id())).isEmpty();
    }
  }

  @Nested
  class Find {

    @Test
    void findsNothingUnknown() {
      added();

      assertThat(store().find(Given.id())).isEmpty();
      assertThat(store().findByHash(aHash())).isEmpty();
    }
  }

  @Nested
  class ListAll {

    @Test
    void goesOnBehindTheLastOneInTheOrderOfIds() {
      UUID before = Given.id();
      List<ApiKey> keys = List.of(added(), added(), added());

      assertThat(store().list(new PageRequest(2, Optional.of(before))))
          .isEqualTo(new Page<>(keys.subList(0, 2), true));
      assertThat(store().list(new PageRequest(2, Optional.of(keys.get(1).id()))).items())
          .startsWith(keys.get(2));
      assertThat(store().list(PageRequest.first(1)).items()).hasSize(1);
    }

    @Test
    void endsBehindTheLastOne() {
      ApiKey last = added();

      assertThat(store().list(new PageRequest(1, Optional.of(last.id()))))
          .isEqualTo(new Page<>(List.of(), false));
    }
  }

  @Nested
  class Remove {

    @Test
    void removesTheKeyOnce() {
      ApiKey key = aKey(TenantScope.ALL);
      String hash = aHash();
      store().add(key, hash);
      ApiKey other = added();

      assertThat(store().remove(key.id())).isTrue();
      assertThat(store().remove(key.id())).isFalse();

      assertThat(store().find(key.id())).isEmpty();
      assertThat(store().findByHash(hash)).isEmpty();
      assertThat(store().find(other.id())).contains(other);
    }

    @Test
    void isUndoneWhenItIsRolledBack() {
      ApiKey key = added();

      rollBack(TenantId.NIL, () -> store().remove(key.id()));

      assertThat(store().find(key.id())).contains(key);
    }
  }
}
