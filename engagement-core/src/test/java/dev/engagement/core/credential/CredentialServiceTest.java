package dev.engagement.core.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.DeferredItems;
import dev.engagement.core.World;
import dev.engagement.ports.Actor;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.audit.AuditEntry;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.credential.CredentialInfo;
import dev.engagement.ports.credential.RotatedCredentials;
import dev.engagement.ports.credential.SealedCredential;
import dev.engagement.ports.credential.SmtpSecurity;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.credential.InMemoryCredentialCipher;
import dev.engagement.testkit.fixture.Scene;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialServiceTest {

  private static final Actor OTHER = new Actor("key:other");
  private static final Credential KEY = new Credential.SendGrid("SG.secret");

  private final World world = new World();
  private final Scene scene = new Scene(world.stores);
  private final TenantId tenant = scene.tenant();
  private final InMemoryCredentialCipher cipher = new InMemoryCredentialCipher();
  private final CredentialService credentials =
      new CredentialService(world.stores, surroundings(world.surroundings));

  private Surroundings surroundings(Surroundings usual) {
    return new Surroundings(
        usual.clock(),
        usual.stopwatch(),
        usual.executor(),
        usual.ids(),
        usual.secrets(),
        usual.renderer(),
        usual.senders(),
        usual.unsubscribeLinks(),
        usual.holidays(),
        cipher,
        usual.observer());
  }

  static List<Credential> good() {
    return List.of(
        KEY,
        new Credential.SendGrid("k".repeat(500)),
        new Credential.Graph("contoso.onmicrosoft.com", "7d1c", "s e c r ä t"),
        smtp("mail.example.org", 587, SmtpSecurity.STARTTLS),
        smtp("2001:db8::1", 465, SmtpSecurity.TLS),
        smtp("localhost", 1, SmtpSecurity.NONE),
        smtp("127.0.0.53", 65_535, SmtpSecurity.NONE),
        smtp("::1", 25, SmtpSecurity.NONE));
  }

  @ParameterizedTest
  @MethodSource("good")
  void keepsItSealedWithAnEntryThatTellsNothingOfIt(Credential credential) {
    CredentialInfo set = credentials.set(tenant, credential, World.ACTOR);

    assertThat(set)
        .isEqualTo(new CredentialInfo(credential.provider(), World.ACTOR, world.clock.instant()));
    assertThat(credentials.list(tenant)).containsExactly(set);
    assertThat(credentials.list(world.tenant)).isEmpty();
    assertThat(opened(credential.provider())).isEqualTo(credential);
    AuditEntry entry = world.log(tenant).get(0);
    assertThat(world.log(tenant)).hasSize(1);
    assertThat(entry.type()).isEqualTo(AuditEventType.CREDENTIAL_SET);
    assertThat(entry.payload().values())
        .containsExactlyEntriesOf(Map.of("provider", credential.provider().code()));
  }

  static List<Object[]> bad() {
    return List.of(
        bad(new Credential.SendGrid(" "), "apiKey: required"),
        bad(new Credential.SendGrid("k".repeat(501)), "apiKey: too_long"),
        bad(new Credential.SendGrid("a\r\nX-Evil: b"), "apiKey: control_characters"),
        bad(new Credential.SendGrid("schlüssel"), "apiKey: invalid_characters"),
        bad(
            new Credential.Graph("../common", "a b", ""),
            "directory: invalid_characters",
            "clientId: invalid_characters",
            "clientSecret: required"),
        bad(
            new Credential.Smtp("mail.example.org/x", 0, SmtpSecurity.TLS, "", "\0"),
            "host: invalid_characters",
            "port: out_of_range",
            "username: required",
            "password: control_characters"),
        bad(smtp("mail.example.org", 65_536, SmtpSecurity.TLS), "port: out_of_range"),
        bad(smtp("mail.example.org", 25, SmtpSecurity.NONE), "security: unsecured"),
        bad(smtp("127.0.0.1.example.org", 25, SmtpSecurity.NONE), "security: unsecured"),
        bad(smtp("localhost.example.org", 25, SmtpSecurity.NONE), "security: unsecured"));
  }

  private static Object[] bad(Credential credential, String... problems) {
    return new Object[] {credential, List.of(problems)};
  }

  @ParameterizedTest
  @MethodSource("bad")
  void refusesPartsThatCannotBe(Credential credential, List<String> problems) {
    credentials.set(tenant, KEY, World.ACTOR);

    EngagementException refusal =
        world.refused(
            ErrorCode.INVALID_REQUEST,
            () -> List.of(all(tenant), world.log(tenant)),
            () -> credentials.set(tenant, credential, World.ACTOR));

    assertThat(World.problems(refusal)).containsExactlyElementsOf(problems);
  }

  @Test
  void removesOnce() {
    credentials.set(tenant, KEY, World.ACTOR);

    credentials.remove(tenant, Provider.SENDGRID, OTHER);

    assertThat(credentials.list(tenant)).isEmpty();
    assertThat(world.log(tenant))
        .extracting(AuditEntry::type)
        .containsExactly(AuditEventType.CREDENTIAL_SET, AuditEventType.CREDENTIAL_REMOVED);
    world.refused(
        ErrorCode.NOT_FOUND,
        () -> List.of(all(tenant), world.log(tenant)),
        () -> credentials.remove(tenant, Provider.SENDGRID, OTHER));
  }

  @Test
  void wakesWhatWaitedForTheFirstOneAtOnceAndForTheNextOneWhenTheOldIsForgotten() {
    DeferredItems items = new DeferredItems(world, scene);
    items.waitingFor(ReasonCode.CREDENTIALS_MISSING);
    items.hold();
    credentials.set(tenant, KEY, World.ACTOR);
    assertThat(items.lookedAt()).isTrue();

    items.hold();
    credentials.set(tenant, new Credential.SendGrid("another"), World.ACTOR);
    assertThat(items.lookedAt()).isFalse();
    world.clock.advance(Duration.ofSeconds(1));
    assertThat(items.lookedAt()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sealsAllOfAllTenantsAnewAndLeavesWhatCannotBeOpened(boolean lost) {
    for (int i = 0; i < 200; i++) { // more than a page
      world.newTenant();
    }
    credentials.set(tenant, KEY, World.ACTOR);
    credentials.set(tenant, smtp("localhost", 25, SmtpSecurity.NONE), World.ACTOR);
    TenantId last = world.newTenant();
    credentials.set(last, KEY, World.ACTOR);
    if (lost) {
      loseKey(kept(tenant, Provider.SENDGRID));
    }
    SealedCredential before = kept(tenant, Provider.SENDGRID);
    world.clock.advance(Duration.ofDays(1));

    assertThat(credentials.rotate(OTHER))
        .isEqualTo(lost ? new RotatedCredentials(2, 1) : new RotatedCredentials(3, 0));

    SealedCredential after = kept(tenant, Provider.SENDGRID);
    assertThat(after.sealed().equals(before.sealed())).isEqualTo(lost);
    assertThat(after.setBy()).isEqualTo(World.ACTOR);
    assertThat(after.setAt()).isEqualTo(before.setAt());
    AuditEntry entry = world.log(tenant).get(2);
    assertThat(entry.type()).isEqualTo(AuditEventType.CREDENTIALS_ROTATED);
    assertThat(entry.payload().values())
        .containsExactlyInAnyOrderEntriesOf(
            lost ? Map.of("sealed", 1L, "left", 1L) : Map.of("sealed", 2L, "left", 0L));
    assertThat(world.log(last)).hasSize(2);
    assertThat(world.log(world.tenant)).as("a tenant without credentials").isEmpty();
  }

  private void loseKey(SealedCredential sealed) {
    SealedCredential lost =
        new SealedCredential(tenant, sealed.provider(), "bG9zdA==", sealed.setBy(), sealed.setAt());
    scene.inUnit(() -> world.stores.credentials().put(tenant, lost));
  }

  private Credential opened(Provider provider) {
    return cipher.open(tenant, provider, kept(tenant, provider).sealed()).orElseThrow();
  }

  private SealedCredential kept(TenantId of, Provider provider) {
    return world.inside(of, () -> world.stores.credentials().find(of, provider)).orElseThrow();
  }

  private List<SealedCredential> all(TenantId of) {
    return world.inside(of, () -> world.stores.credentials().list(of));
  }

  private static Credential smtp(String host, int port, SmtpSecurity security) {
    return new Credential.Smtp(host, port, security, "ann", "secret");
  }
}
