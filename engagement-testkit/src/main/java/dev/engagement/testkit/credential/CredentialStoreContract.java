package dev.engagement.testkit.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.Actor;
import dev.engagement.ports.credential.CredentialStore;
import dev.engagement.ports.credential.SealedCredential;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.contract.AtOnce;
import dev.engagement.testkit.contract.StoreContract;
import dev.engagement.testkit.fixture.Given;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contract of {@link CredentialStore}. */
public abstract class CredentialStoreContract extends StoreContract {

  private final TenantId tenant = Given.tenantId();
  private final TenantId stranger = Given.tenantId();

  private CredentialStore store() {
    return stores().credentials();
  }

  private Optional<SealedCredential> find(TenantId owner, Provider provider) {
    return in(owner, () -> store().find(owner, provider));
  }

  private List<SealedCredential> list(TenantId owner) {
    return in(owner, () -> store().list(owner));
  }

  private boolean remove(TenantId owner, Provider provider) {
    return in(owner, () -> store().remove(owner, provider));
  }

  private SealedCredential put(SealedCredential credential) {
    run(credential.tenant(), () -> store().put(credential.tenant(), credential));
    return credential;
  }

  private static SealedCredential aCredential(TenantId owner, Provider provider) {
    return new SealedCredential(
        owner, provider, "c2VhbGVk" + "QUJD".repeat(2_000), Actor.key(Given.id()), Given.START);
  }

  private SealedCredential another(Provider provider) {
    return new SealedCredential(
        tenant, provider, "bmV3ZXI=", Actor.WORKER, Given.START.plusSeconds(1));
  }

  @Nested
  class Put {

    @ParameterizedTest
    @EnumSource(Provider.class)
    void keepsAllThatACredentialIs(Provider provider) {
      SealedCredential credential = put(aCredential(tenant, provider));

      assertThat(find(tenant, provider)).contains(credential);
    }

    @Test
    void replacesTheOneForTheProviderAlone() {
      SealedCredential kept = put(aCredential(tenant, Provider.OUTLOOK));
      put(aCredential(tenant, Provider.SENDGRID));

      SealedCredential newer = put(another(Provider.SENDGRID));

      assertThat(list(tenant)).containsExactlyInAnyOrder(kept, newer);
    }

    @Test
    void keepsOneOfTwoThatAreSetAtOnce() {
      SealedCredential one = aCredential(tenant, Provider.SMTP);
      SealedCredential other = another(Provider.SMTP);

      AtOnce.both(() -> put(one), () -> put(other));

      assertThat(list(tenant)).hasSize(1).containsAnyOf(one, other);
    }

    @Test
    void refusesAnotherTenantsCredential() {
      SealedCredential credential = aCredential(stranger, Provider.SMTP);

      tryTo(tenant, () -> store().put(tenant, credential));

      assertThat(list(tenant)).isEmpty();
      assertThat(list(stranger)).isEmpty();
    }

    @Test
    void leavesNothingWhenItIsRolledBack() {
      SealedCredential before = put(aCredential(tenant, Provider.SMTP));

      rollBack(tenant, () -> store().put(tenant, another(Provider.SMTP)));

      assertThat(list(tenant)).containsExactly(before);
    }

    @Test
    void needsAUnitOfTheTenant() {
      SealedCredential credential = aCredential(tenant, Provider.SMTP);

      assertNeedsUnitOf(tenant, () -> store().put(tenant, credential));
    }
  }

  @Nested
  class Replace {

    @Test
    void putsAnotherInThePlaceOfTheOneThatIsStillThere() {
      SealedCredential old = put(aCredential(tenant, Provider.SMTP));
      SealedCredential bystander = put(aCredential(tenant, Provider.SENDGRID));

      assertThat(replace(old, another(Provider.SMTP))).isTrue();

      assertThat(list(tenant)).containsExactlyInAnyOrder(another(Provider.SMTP), bystander);
    }

    @Test
    void leavesOneThatWasSetOrRemovedMeanwhile() {
      SealedCredential old = put(aCredential(tenant, Provider.SMTP));
      SealedCredential newer = put(another(Provider.SMTP));

      assertThat(replace(old, old)).isFalse();
      assertThat(list(tenant)).containsExactly(newer);

      remove(tenant, Provider.SMTP);
      assertThat(replace(newer, old)).isFalse();
      assertThat(list(tenant)).isEmpty();
    }

    private boolean replace(SealedCredential old, SealedCredential credential) {
      return in(tenant, () -> store().replace(tenant, old, credential));
    }

    @Test
    void needsAUnitOfTheTenant() {
      SealedCredential credential = aCredential(tenant, Provider.SMTP);

      assertNeedsUnitOf(tenant, () -> store().replace(tenant, credential, credential));
    }
  }

  @Nested
  class Find {

    @Test
    void findsNothingForAnotherProvider() {
      put(aCredential(tenant, Provider.SMTP));

      assertThat(find(tenant, Provider.SENDGRID)).isEmpty();
    }

    @Test
    void doesNotSeeAnotherTenantsCredential() {
      put(aCredential(tenant, Provider.SMTP));

      assertThat(find(stranger, Provider.SMTP)).isEmpty();
      assertThat(list(stranger)).isEmpty();
    }

    @Test
    void needsAUnitOfTheTenant() {
      assertNeedsUnitOf(tenant, () -> store().find(tenant, Provider.SMTP));
      assertNeedsUnitOf(tenant, () -> store().list(tenant));
    }
  }

  @Nested
  class Remove {

    @Test
    void removesTheCredentialOnce() {
      SealedCredential kept = put(aCredential(tenant, Provider.OUTLOOK));
      put(aCredential(tenant, Provider.SMTP));

      assertThat(remove(tenant, Provider.SMTP)).isTrue();
      assertThat(remove(tenant, Provider.SMTP)).isFalse();

      assertThat(list(tenant)).containsExactly(kept);
    }

    @Test
    void doesNotReachAnotherTenantsCredential() {
      SealedCredential credential = put(aCredential(tenant, Provider.SMTP));

      assertThat(remove(stranger, Provider.SMTP)).isFalse();

      assertThat(find(tenant, Provider.SMTP)).contains(credential);
    }

    @Test
    void isUndoneWhenItIsRolledBack() {
      SealedCredential credential = put(aCredential(tenant, Provider.SMTP));

      rollBack(tenant, () -> store().remove(tenant, Provider.SMTP));

      assertThat(find(tenant, Provider.SMTP)).contains(credential);
    }

    @Test
    void needsAUnitOfTheTenant() {
      assertNeedsUnitOf(tenant, () -> store().remove(tenant, Provider.SMTP));
    }
  }
}
