package dev.engagement.core.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.World;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.audit.AuditEntry;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.suppression.Consent;
import dev.engagement.ports.suppression.NewSuppression;
import dev.engagement.ports.suppression.SuppressionEntry;
import dev.engagement.ports.suppression.SuppressionId;
import dev.engagement.ports.suppression.SuppressionKind;
import dev.engagement.ports.suppression.SuppressionReason;
import dev.engagement.ports.suppression.SuppressionScope;
import dev.engagement.ports.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SuppressionServiceTest {

  private final World world = new World();
  private final SuppressionService suppressions =
      new SuppressionService(world.stores, world.surroundings);

  @Test
  void keepsTheNormalisedAddressOutOfTheLog() {
    SuppressionEntry added = email(" Bob@Bücher.Example ", SuppressionReason.MANUAL);

    assertThat(added.value()).isEqualTo("bob@xn--bcher-kva.example");
    assertThat(suppressions.get(world.tenant, added.id())).isEqualTo(added);
    AuditEntry entry = world.lastEntry();
    assertThat(entry.type()).isEqualTo(AuditEventType.SUPPRESSION_ADDED);
    assertThat(entry.payload().values())
        .containsOnlyKeys("kind", "reason", "scope")
        .containsEntry("reason", "manual");
  }

  @ParameterizedTest
  @CsvSource({
    "EMAIL, nobody, email: invalid_email",
    "EMAIL, 'a@b.example\r\nx', email: invalid_email",
    "DOMAIN, localhost, domain: invalid_domain",
    "DOMAIN, a@b.example, domain: invalid_domain"
  })
  void refusesWhatIsNoAddressOrDomain(SuppressionKind kind, String value, String problem) {
    EngagementException refusal =
        world.refused(
            ErrorCode.INVALID_REQUEST,
            this::all,
            () -> add(kind, value, SuppressionReason.MANUAL, SuppressionScope.TENANT));

    assertThat(World.problems(refusal)).containsExactly(problem);
    assertThat(refusal.toString() + refusal.errors()).doesNotContain(value);
  }

  @Test
  void refusesABadSource() {
    NewSuppression entry =
        new NewSuppression(
            SuppressionKind.EMAIL,
            "bob@example.org",
            SuppressionReason.IMPORT,
            Optional.of("a\0b"),
            SuppressionScope.TENANT);

    EngagementException refusal =
        world.refused(
            ErrorCode.INVALID_REQUEST,
            this::all,
            () -> suppressions.add(world.tenant, entry, World.ACTOR));

    assertThat(World.problems(refusal)).containsExactly("source: control_characters");
  }

  @ParameterizedTest
  @EnumSource(SuppressionKind.class)
  void leavesNoTraceOfWhatWasThere(SuppressionKind kind) {
    String value = kind == SuppressionKind.EMAIL ? "bob@example.org" : "example.org";
    SuppressionEntry first =
        add(kind, value, SuppressionReason.UNSUBSCRIBE, SuppressionScope.TENANT);

    for (SuppressionReason reason : SuppressionReason.values()) {
      assertThat(add(kind, value, reason, SuppressionScope.TENANT)).isEqualTo(first);
    }

    assertThat(world.events()).containsExactly(AuditEventType.SUPPRESSION_ADDED);
  }

  @ParameterizedTest
  @EnumSource(SuppressionKind.class)
  void letsAnUnsubscribeTakeThePlaceOfAnyOtherReason(SuppressionKind kind) {
    String value = kind == SuppressionKind.EMAIL ? "bob@example.org" : "example.org";
    add(kind, value, SuppressionReason.IMPORT, SuppressionScope.TENANT);

    SuppressionEntry taken =
        add(kind, value, SuppressionReason.UNSUBSCRIBE, SuppressionScope.TENANT);

    assertThat(all()).containsExactly(taken);
    assertThat(taken.reason()).isEqualTo(SuppressionReason.UNSUBSCRIBE);
    assertThat(world.events())
        .containsExactly(AuditEventType.SUPPRESSION_ADDED, AuditEventType.SUPPRESSION_ADDED);
  }

  @Test
  void entersGlobalEntriesUnderTheNilTenant() {
    SuppressionEntry global =
        add(
            SuppressionKind.DOMAIN,
            "Example.ORG",
            SuppressionReason.LEGAL,
            SuppressionScope.GLOBAL);
    TenantId other = world.newTenant();

    assertThat(global.value()).isEqualTo("example.org");
    assertThat(suppressions.get(other, global.id())).isEqualTo(global);
    assertThat(suppressions.list(other, SuppressionScope.GLOBAL, PageRequest.first(10)).items())
        .containsExactly(global);
    assertThat(world.log(TenantId.NIL))
        .extracting(AuditEntry::type)
        .containsExactly(AuditEventType.SUPPRESSION_ADDED);
    assertThat(world.events()).isEmpty();

    suppressions.remove(other, global.id(), Optional.empty(), World.ACTOR);
    assertThat(suppressions.check(world.tenant, List.of(address("a@example.org")))).isEmpty();
    assertThat(world.log(TenantId.NIL)).hasSize(2);
    assertThat(world.log(other)).isEmpty();
  }

  @Test
  void tellsWhatSuppressesAddresses() {
    SuppressionEntry bob = email("bob@example.org", SuppressionReason.BOUNCE);
    SuppressionEntry domain =
        add(
            SuppressionKind.DOMAIN,
            "example.net",
            SuppressionReason.MANUAL,
            SuppressionScope.TENANT);

    assertThat(
            suppressions.check(
                world.tenant,
                List.of(
                    address("BOB@example.org"),
                    address("any@example.net"),
                    address("any@sub.example.net"),
                    address("free@example.org"))))
        .containsOnlyKeys("bob@example.org", "any@example.net")
        .containsEntry("bob@example.org", bob)
        .containsEntry("any@example.net", domain);
    assertThat(suppressions.check(world.newTenant(), List.of(address("bob@example.org"))))
        .isEmpty();
  }

  @Test
  void removesAnEntry() {
    SuppressionEntry entry = email("bob@example.org", SuppressionReason.BOUNCE);

    suppressions.remove(world.tenant, entry.id(), Optional.empty(), World.ACTOR);

    assertThat(all()).isEmpty();
    assertThat(world.lastEntry().type()).isEqualTo(AuditEventType.SUPPRESSION_REMOVED);
    assertThat(world.lastEntry().payload().values()).containsEntry("consent", false);
  }

  @Test
  void liftsAnUnsubscribeOnlyWithConsent() {
    SuppressionEntry entry = email("bob@example.org", SuppressionReason.UNSUBSCRIBE);
    Consent consent = new Consent("signed at the fair", world.clock.instant());

    world.refused(
        ErrorCode.CONSENT_REQUIRED,
        this::all,
        () -> suppressions.remove(world.tenant, entry.id(), Optional.empty(), World.ACTOR));
    suppressions.remove(world.tenant, entry.id(), Optional.of(consent), World.ACTOR);

    assertThat(all()).isEmpty();
    assertThat(world.lastEntry().payload().values()).containsEntry("consent", true);
    assertThat(world.lastEntry().payload().values().toString()).doesNotContain("fair");
  }

  @Test
  void refusesConsentOfTomorrowFromNowhere() {
    SuppressionEntry entry = email("bob@example.org", SuppressionReason.UNSUBSCRIBE);
    Consent consent = new Consent(" ", world.clock.instant().plusSeconds(1));

    EngagementException refusal =
        world.refused(
            ErrorCode.INVALID_REQUEST,
            this::all,
            () -> suppressions.remove(world.tenant, entry.id(), Optional.of(consent), World.ACTOR));

    assertThat(World.problems(refusal))
        .containsExactly("consent.source: required", "consent.givenAt: out_of_range");
  }

  @Test
  void answersForAForeignEntryAsForOneThatIsNotThere() {
    SuppressionEntry entry = email("bob@example.org", SuppressionReason.BOUNCE);
    TenantId other = world.newTenant();

    EngagementException foreign =
        world.refused(
            ErrorCode.NOT_FOUND,
            this::all,
            () -> suppressions.remove(other, entry.id(), Optional.empty(), World.ACTOR));
    EngagementException missing =
        world.refused(
            ErrorCode.NOT_FOUND,
            this::all,
            () -> suppressions.get(world.tenant, new SuppressionId(world.ids.next())));

    assertThat(foreign).hasMessage(missing.getMessage());
  }

  private SuppressionEntry email(String value, SuppressionReason reason) {
    return add(SuppressionKind.EMAIL, value, reason, SuppressionScope.TENANT);
  }

  private SuppressionEntry add(
      SuppressionKind kind, String value, SuppressionReason reason, SuppressionScope scope) {
    NewSuppression entry = new NewSuppression(kind, value, reason, Optional.empty(), scope);
    return suppressions.add(world.tenant, entry, World.ACTOR);
  }

  private List<SuppressionEntry> all() {
    return suppressions.list(world.tenant, SuppressionScope.TENANT, PageRequest.first(200)).items();
  }

  private static EmailAddress address(String text) {
    return EmailAddress.parse(text).orElseThrow();
  }
}
