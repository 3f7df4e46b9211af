package dev.engagement.testkit.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.suppression.SuppressionEntry;
import dev.engagement.ports.suppression.SuppressionId;
import dev.engagement.ports.suppression.SuppressionKind;
import dev.engagement.ports.suppression.SuppressionList;
import dev.engagement.ports.suppression.SuppressionReason;
import dev.engagement.ports.suppression.SuppressionScope;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.contract.AtOnce;
import dev.engagement.testkit.contract.StoreContract;
import dev.engagement.testkit.fixture.Given;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contract of {@link SuppressionList}. */
public abstract class SuppressionListContract extends StoreContract {

  private final TenantId tenant = Given.tenantId();
  private final TenantId stranger = Given.tenantId();
  private final String domain = "d-" + Given.id() + ".example";

  private SuppressionList list() {
    return stores().suppressions();
  }

  private EmailAddress address() {
    return Given.address("ann@" + domain);
  }

  private SuppressionEntry added(SuppressionEntry entry) {
    return in(tenant, () -> list().add(tenant, List.of(entry))).get(0);
  }

  private Map<String, SuppressionEntry> matches(TenantId owner, EmailAddress... addresses) {
    return in(owner, () -> list().matches(owner, List.of(addresses)));
  }

  private Optional<SuppressionEntry> stored(SuppressionEntry entry) {
    return in(tenant, () -> list().find(tenant, entry.id()));
  }

  private static SuppressionEntry anEntry(EmailAddress address, SuppressionReason reason) {
    return anEntry(SuppressionScope.TENANT, SuppressionKind.EMAIL, address.normalised(), reason);
  }

  private static SuppressionEntry anEntry(
      SuppressionScope scope, SuppressionKind kind, String value, SuppressionReason reason) {
    return new SuppressionEntry(
        new SuppressionId(Given.id()),
        scope,
        kind,
        value,
        reason,
        Optional.of("Messe Köln 2026"),
        Given.START);
  }

  private SuppressionEntry ofDomain(SuppressionScope scope) {
    return anEntry(scope, SuppressionKind.DOMAIN, domain, SuppressionReason.MANUAL);
  }

  private SuppressionEntry ofAddress(SuppressionScope scope) {
    return anEntry(scope, SuppressionKind.EMAIL, address().normalised(), SuppressionReason.MANUAL);
  }

  @Nested
  class Add {

    @Test
    void keepsAllThatAnEntryIs() {
      SuppressionEntry entry = anEntry(address(), SuppressionReason.LEGAL);

      assertThat(added(entry)).isEqualTo(entry);
      assertThat(stored(entry)).contains(entry);
    }

    @Test
    void keepsOneWithoutASource() {
      SuppressionEntry entry =
          new SuppressionEntry(
              new SuppressionId(Given.id()),
              SuppressionScope.GLOBAL,
              SuppressionKind.DOMAIN,
              domain,
              SuppressionReason.IMPORT,
              Optional.empty(),
              Given.START);

      assertThat(added(entry)).isEqualTo(entry);
      assertThat(stored(entry)).contains(entry);
    }

    @ParameterizedTest
    @EnumSource(SuppressionScope.class)
    void leavesTheEntryThatIsThereAsItIs(SuppressionScope scope) {
      SuppressionEntry first = added(ofAddress(scope));
      SuppressionEntry second =
          anEntry(scope, first.kind(), first.value(), SuppressionReason.BOUNCE);

      assertThat(added(second)).isEqualTo(first);

      assertThat(stored(first)).contains(first);
      assertThat(stored(second)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(SuppressionScope.class)
    void letsAnUnsubscribeTakeThePlaceOfAnyOtherReason(SuppressionScope scope) {
      SuppressionEntry imported = added(ofAddress(scope));

      SuppressionEntry now =
          added(anEntry(scope, imported.kind(), imported.value(), SuppressionReason.UNSUBSCRIBE));

      assertThat(now.reason()).isEqualTo(SuppressionReason.UNSUBSCRIBE);
      assertThat(stored(now)).contains(now);
      assertThat(matches(tenant, address())).containsValue(now);
    }

    @ParameterizedTest
    @EnumSource(SuppressionScope.class)
    void letsAnUnsubscribeOutliveEveryLaterReason(SuppressionScope scope) {
      SuppressionEntry unsubscribed =
          added(
              anEntry(
                  scope,
                  SuppressionKind.EMAIL,
                  address().normalised(),
                  SuppressionReason.UNSUBSCRIBE));

      for (SuppressionReason reason : SuppressionReason.values()) {
        added(later(anEntry(scope, unsubscribed.kind(), unsubscribed.value(), reason)));
      }

      assertThat(stored(unsubscribed)).contains(unsubscribed);
    }

    private SuppressionEntry later(SuppressionEntry entry) {
      return new SuppressionEntry(
          entry.id(),
          entry.scope(),
          entry.kind(),
          entry.value(),
          entry.reason(),
          Optional.of("later"),
          entry.createdAt().plusSeconds(60));
    }

    @Test
    void returnsTheEntriesAsStoredInTheOrderGiven() {
      SuppressionEntry known = added(anEntry(Given.address(), SuppressionReason.BOUNCE));
      SuppressionEntry domainWide = ofDomain(SuppressionScope.GLOBAL);
      SuppressionEntry fresh = ofAddress(SuppressionScope.TENANT);
      SuppressionEntry again =
          anEntry(known.scope(), known.kind(), known.value(), SuppressionReason.MANUAL);

      assertThat(in(tenant, () -> list().add(tenant, List.of(fresh, again, domainWide, fresh))))
          .containsExactly(fresh, known, domainWide, fresh);
    }

    @Test
    void takesTheStrongestOfTwoForTheSameValue() {
      SuppressionEntry manual = anEntry(address(), SuppressionReason.MANUAL);
      SuppressionEntry unsubscribe = anEntry(address(), SuppressionReason.UNSUBSCRIBE);

      List<SuppressionEntry> added =
          in(tenant, () -> list().add(tenant, List.of(manual, unsubscribe)));

      assertThat(added)
          .extracting(SuppressionEntry::reason)
          .containsOnly(SuppressionReason.UNSUBSCRIBE);
      assertThat(added.get(0)).isEqualTo(added.get(1));
      assertThat(matches(tenant, address())).containsValue(added.get(0));
    }

    @Test
    void addsNothingForNothing() {
      assertThat(in(tenant, () -> list().add(tenant, List.of()))).isEmpty();
    }

    @Test
    void addsMany() {
      List<SuppressionEntry> entries =
          Stream.generate(() -> anEntry(Given.address(), SuppressionReason.IMPORT))
              .limit(MANY)
              .toList();

      assertThat(in(tenant, () -> list().add(tenant, entries))).isEqualTo(entries);

      assertThat(stored(entries.get(MANY - 1))).contains(entries.get(MANY - 1));
    }

    @Test
    void keepsOneEntryWhenTwoAddTheSameValueAtOnce() {
      List<SuppressionEntry> added =
          AtOnce.twice(() -> added(anEntry(address(), SuppressionReason.MANUAL)));

      assertThat(added.get(0)).isEqualTo(added.get(1));
    }

    @Test
    void leavesNothingWhenItIsRolledBack() {
      SuppressionEntry own = ofAddress(SuppressionScope.TENANT);
      SuppressionEntry global = ofDomain(SuppressionScope.GLOBAL);

      rollBack(tenant, () -> list().add(tenant, List.of(own, global)));

      assertThat(matches(tenant, address())).isEmpty();
      assertThat(stored(own)).isEmpty();
      assertThat(stored(global)).isEmpty();
    }

    @Test
    void needsAUnitOfTheTenant() {
      List<SuppressionEntry> entries = List.of(ofAddress(SuppressionScope.TENANT));

      assertNeedsUnitOf(tenant, () -> list().add(tenant, entries));
    }
  }

  @Nested
  class Matches {

    @Test
    void findsTheAddressHoweverItIsWritten() {
      SuppressionEntry entry = added(ofAddress(SuppressionScope.TENANT));
      EmailAddress shouted = Given.address(address().value().toUpperCase(Locale.ROOT));

      assertThat(matches(tenant, shouted)).containsOnly(Map.entry(entry.value(), entry));
    }

    @Test
    void leavesOutWhatIsNotSuppressed() {
      added(ofAddress(SuppressionScope.TENANT));
      EmailAddress neighbour = Given.address("bob@" + domain);
      EmailAddress under = Given.address("ann@sub." + domain);

      assertThat(matches(tenant, neighbour, under)).isEmpty();
    }

    @Test
    void takesADomainForItselfAndNotForItsSubdomains() {
      SuppressionEntry entry = added(ofDomain(SuppressionScope.TENANT));
      EmailAddress under = Given.address("ann@sub." + domain);

      assertThat(matches(tenant, address(), under))
          .containsOnly(Map.entry(address().normalised(), entry));
    }

    @Test
    void prefersAnAddressToADomainAndTheTenantsToAGlobalOne() {
      SuppressionEntry globalDomain = added(ofDomain(SuppressionScope.GLOBAL));
      assertThat(matches(tenant, address())).containsValue(globalDomain);

      SuppressionEntry ownDomain = added(ofDomain(SuppressionScope.TENANT));
      assertThat(matches(tenant, address())).containsValue(ownDomain);

      SuppressionEntry globalAddress = added(ofAddress(SuppressionScope.GLOBAL));
      assertThat(matches(tenant, address())).containsValue(globalAddress);

      SuppressionEntry ownAddress = added(ofAddress(SuppressionScope.TENANT));
      assertThat(matches(tenant, address())).containsValue(ownAddress);
    }

    @Test
    void doesNotSeeAnotherTenantsEntriesButGlobalOnes() {
      added(ofAddress(SuppressionScope.TENANT));
      added(ofDomain(SuppressionScope.TENANT));
      assertThat(matches(stranger, address())).isEmpty();

      SuppressionEntry global = added(ofDomain(SuppressionScope.GLOBAL));

      assertThat(matches(stranger, address())).containsValue(global);
    }

    @Test
    void matchesNothingForNothing() {
      assertThat(matches(tenant)).isEmpty();
    }

    @Test
    void findsOneAmongMany() {
      SuppressionEntry entry = added(ofAddress(SuppressionScope.TENANT));
      List<EmailAddress> asked =
          Stream.concat(
                  Stream.generate(Given::address).limit(MANY), Stream.of(address(), address()))
              .toList();

      assertThat(in(tenant, () -> list().matches(tenant, asked)))
          .containsOnly(Map.entry(entry.value(), entry));
    }

    @Test
    void needsAUnitOfTheTenant() {
      assertNeedsUnitOf(tenant, () -> list().matches(tenant, List.of(address())));
    }
  }

  @Nested
  class Find {

    @Test
    void seesGlobalEntriesAndNotAnotherTenants() {
      SuppressionEntry own = added(ofAddress(SuppressionScope.TENANT));
      SuppressionEntry global = added(ofDomain(SuppressionScope.GLOBAL));

      assertThat(in(stranger, () -> list().find(stranger, own.id()))).isEmpty();
      assertThat(in(stranger, () -> list().find(stranger, global.id()))).contains(global);
    }
  }

  @Nested
  class ListAll {

    @Test
    void goesOnBehindTheLastOneInTheOrderOfIds() {
      List<SuppressionEntry> entries =
          Stream.generate(() -> added(anEntry(Given.address(), SuppressionReason.MANUAL)))
              .limit(3)
              .toList();
      PageRequest rest = new PageRequest(2, Optional.of(entries.get(1).id().value()));

      assertThat(
              in(tenant, () -> list().list(tenant, SuppressionScope.TENANT, PageRequest.first(2))))
          .isEqualTo(new Page<>(entries.subList(0, 2), true));
      assertThat(in(tenant, () -> list().list(tenant, SuppressionScope.TENANT, rest)))
          .isEqualTo(new Page<>(entries.subList(2, 3), false));
    }

    @Test
    void showsOneScope() {
      UUID before = Given.id();
      SuppressionEntry own = added(ofAddress(SuppressionScope.TENANT));
      SuppressionEntry global = added(ofAddress(SuppressionScope.GLOBAL));
      PageRequest page = new PageRequest(200, Optional.of(before));

      assertThat(in(tenant, () -> list().list(tenant, SuppressionScope.TENANT, page)).items())
          .containsExactly(own);
      assertThat(in(tenant, () -> list().list(tenant, SuppressionScope.GLOBAL, page)).items())
          .contains(global)
          .doesNotContain(own);
      assertThat(in(stranger, () -> list().list(stranger, SuppressionScope.TENANT, page)).items())
          .isEmpty();
    }
  }

  @Nested
  class Remove {

    @ParameterizedTest
    @EnumSource(SuppressionScope.class)
    void removesTheEntryOnce(SuppressionScope scope) {
      SuppressionEntry entry = added(ofAddress(scope));

      assertThat(in(tenant, () -> list().remove(tenant, entry.id()))).isTrue();
      assertThat(in(tenant, () -> list().remove(tenant, entry.id()))).isFalse();

      assertThat(matches(tenant, address())).isEmpty();
      SuppressionEntry again = added(ofAddress(scope));
      assertThat(matches(tenant, address())).containsValue(again);
    }

    @Test
    void doesNotReachAnotherTenantsEntry() {
      SuppressionEntry entry = added(ofAddress(SuppressionScope.TENANT));

      assertThat(in(stranger, () -> list().remove(stranger, entry.id()))).isFalse();

      assertThat(matches(tenant, address())).containsValue(entry);
    }

    @ParameterizedTest
    @EnumSource(SuppressionScope.class)
    void isUndoneWhenItIsRolledBack(SuppressionScope scope) {
      SuppressionEntry entry = added(ofAddress(scope));

      rollBack(tenant, () -> list().remove(tenant, entry.id()));

      assertThat(matches(tenant, address())).containsValue(entry);
    }
  }
}
