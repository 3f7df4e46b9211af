package dev.engagement.testkit.identity;

import static dev.engagement.testkit.fixture.IdentityBuilder.anIdentity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.identity.IdentityState;
import dev.engagement.ports.identity.IdentityStore;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.identity.WarmUp;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.contract.AtOnce;
import dev.engagement.testkit.contract.StoreContract;
import dev.engagement.testkit.fixture.Given;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Contract of {@link IdentityStore}. */
public abstract class IdentityStoreContract extends StoreContract {

  private static final Set<Provider> ANY = Set.of(Provider.values());

  private final TenantId tenant = Given.tenantId();
  private final TenantId stranger = Given.tenantId();

  private IdentityStore store() {
    return stores().identities();
  }

  private SenderIdentity added() {
    return added(anIdentity(tenant).build());
  }

  private SenderIdentity added(SenderIdentity identity) {
    run(identity.tenant(), () -> store().add(identity));
    return identity;
  }

  private Optional<SenderIdentity> stored(SenderIdentity identity) {
    return in(tenant, () -> store().find(tenant, identity.id()));
  }

  private static SenderIdentity paused(SenderIdentity of, TenantId owner, long version) {
    return new SenderIdentity(
        owner,
        of.id(),
        "renamed",
        of.email(),
        of.provider(),
        Optional.of(Given.address("reply@example.com")),
        Optional.of(5),
        Optional.of(new WarmUp(LocalDate.of(2028, 2, 29), 1, 0)),
        Optional.of(ZoneId.of("Pacific/Apia")),
        IdentityState.PAUSED,
        of.createdAt(),
        of.updatedAt().plusMillis(1),
        version);
  }

  @Nested
  class Add {

    @Test
    void keepsAllThatAnIdentityIs() {
      SenderIdentity identity =
          anIdentity(tenant)
              .at(Given.address("Zoë@example.com".replace('ë', 'e')))
              .through(Provider.SMTP)
              .replyingTo(Given.address("Answers@Bücher.example"))
              .limitedTo(40)
              .warmingUp(new WarmUp(LocalDate.of(2026, 3, 29), 20, 5))
              .in("Asia/Kolkata")
              .in(IdentityState.UNVERIFIED)
              .build();

      added(identity);

      assertThat(stored(identity)).contains(identity);
    }

    @Test
    void keepsOneOfWhomLittleIsKnown() {
      SenderIdentity identity = added();

      assertThat(stored(identity)).contains(identity);
    }

    @Test
    void refusesASecondOneWithTheSameAddressAndProvider() {
      SenderIdentity first =
          added(anIdentity(tenant).at(Given.address("Sales@Example.com")).build());
      SenderIdentity second = anIdentity(tenant).at(Given.address("sales@EXAMPLE.com")).build();

      assertRefused(ErrorCode.DUPLICATE, tenant, () -> store().add(second));

      assertThat(stored(second)).isEmpty();
      assertThat(stored(first)).contains(first);
    }

    @Test
    void takesTheSameAddressThroughAnotherProviderOrForAnotherTenant() {
      EmailAddress email = Given.address("sales@example.com");
      added(anIdentity(tenant).at(email).through(Provider.FILE).build());
      SenderIdentity smtp = added(anIdentity(tenant).at(email).through(Provider.SMTP).build());
      SenderIdentity theirs = added(anIdentity(stranger).at(email).build());

      assertThat(stored(smtp)).contains(smtp);
      assertThat(in(stranger, () -> store().find(stranger, theirs.id()))).contains(theirs);
    }

    @Test
    void letsOneOfTwoWinThatAddTheSameAddressAtOnce() {
      EmailAddress email = Given.address();

      List<Boolean> won =
          AtOnce.twice(
              () -> {
                SenderIdentity mine = anIdentity(tenant).at(email).build();
                return catchThrowable(() -> added(mine)) == null;
              });

      assertThat(won).containsExactlyInAnyOrder(true, false);
      assertThat(in(tenant, () -> store().list(tenant, ANY, PageRequest.first(9))).items())
          .hasSize(1);
    }

    @Test
    void leavesNothingWhenItIsRolledBack() {
      SenderIdentity identity = anIdentity(tenant).build();

      rollBack(tenant, () -> store().add(identity));

      assertThat(stored(identity)).isEmpty();
    }

    @Test
    void needsAUnitOfTheTenant() {
      SenderIdentity identity = anIdentity(tenant).build();

      assertNeedsUnitOf(tenant, () -> store().add(identity));
    }
  }

  @Nested
  class Find {

    @Test
    void doesNotSeeAnotherTenantsIdentity() {
      SenderIdentity identity = added();

      assertThat(in(stranger, () -> store().find(stranger, identity.id()))).isEmpty();
      assertThat(in(stranger, () -> store().findAll(stranger, List.of(identity.id())))).isEmpty();
    }

    @Test
    void needsAUnitOfTheTenant() {
      SenderIdentity identity = added();

      assertNeedsUnitOf(tenant, () -> store().find(tenant, identity.id()));
    }
  }

  @Nested
  class FindAll {

    @Test
    void findsThoseThatTheTenantHas() {
      SenderIdentity identity = added();
      List<IdentityId> asked = List.of(new IdentityId(Given.id()), identity.id());

      assertThat(in(tenant, () -> store().findAll(tenant, asked)))
          .containsExactlyInAnyOrderEntriesOf(Map.of(identity.id(), identity));
    }

    @Test
    void findsNothingForNothing() {
      added();

      assertThat(in(tenant, () -> store().findAll(tenant, List.of()))).isEmpty();
    }
  }

  @Nested
  class ListAll {

    @Test
    void goesOnBehindTheLastOneInTheOrderOfIds() {
      List<SenderIdentity> identities = List.of(added(), added(), added());
      PageRequest rest = new PageRequest(2, Optional.of(identities.get(1).id().value()));

      assertThat(in(tenant, () -> store().list(tenant, ANY, PageRequest.first(2))))
          .isEqualTo(new Page<>(identities.subList(0, 2), true));
      assertThat(in(tenant, () -> store().list(tenant, ANY, rest)))
          .isEqualTo(new Page<>(identities.subList(2, 3), false));
    }

    @Test
    void showsTheTenantsOwnOfTheGivenProviders() {
      added(anIdentity(tenant).through(Provider.FILE).build());
      SenderIdentity smtp = added(anIdentity(tenant).through(Provider.SMTP).build());
      SenderIdentity outlook = added(anIdentity(tenant).through(Provider.OUTLOOK).build());
      added(anIdentity(stranger).through(Provider.SMTP).build());
      Set<Provider> providers = Set.of(Provider.SMTP, Provider.OUTLOOK);

      assertThat(in(tenant, () -> store().list(tenant, providers, PageRequest.first(9))).items())
          .containsExactly(smtp, outlook);
      assertThat(in(tenant, () -> store().list(tenant, Set.of(), PageRequest.first(9))).items())
          .isEmpty();
    }
  }

  @Nested
  class Update {

    @Test
    void replacesTheIdentityAndReturnsItAsStored() {
      SenderIdentity identity = added();

      SenderIdentity updated = in(tenant, () -> store().update(paused(identity, tenant, 0)));

      assertThat(updated).isEqualTo(paused(identity, tenant, 1));
      assertThat(stored(identity)).contains(updated);
    }

    @Test
    void refusesAStaleVersionAndLeavesTheIdentityAlone() {
      SenderIdentity identity = added();
      SenderIdentity winner = in(tenant, () -> store().update(identity));

      assertRefused(
          ErrorCode.STALE_VERSION, tenant, () -> store().update(paused(identity, tenant, 0)));

      assertThat(stored(identity)).contains(winner);
    }

    @Test
    void refusesAnIdentityThatIsNotThere() {
      SenderIdentity identity = anIdentity(tenant).build();

      assertRefused(ErrorCode.STALE_VERSION, tenant, () -> store().update(identity));

      assertThat(stored(identity)).isEmpty();
    }

    @Test
    void doesNotReachAnotherTenantsIdentity() {
      SenderIdentity identity = added();

      assertRefused(
          ErrorCode.STALE_VERSION, stranger, () -> store().update(paused(identity, stranger, 0)));
      tryTo(stranger, () -> store().update(paused(identity, tenant, 0)));

      assertThat(stored(identity)).contains(identity);
    }

    @Test
    void letsOneOfTwoWritersWin() {
      SenderIdentity identity = added();

      List<Boolean> won =
          AtOnce.twice(
              () -> catchThrowable(() -> run(tenant, () -> store().update(identity))) == null);

      assertThat(won).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void leavesNothingWhenItIsRolledBack() {
      SenderIdentity identity = added();

      rollBack(tenant, () -> store().update(paused(identity, tenant, 0)));

      assertThat(stored(identity)).contains(identity);
    }
  }
}
