package dev.engagement.core.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.World;
import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.credential.SealedCredential;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.credential.InMemoryCredentialCipher;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CredentialLookupServiceTest {

  private static final Credential OLD = new Credential.SendGrid("old");
  private static final Credential NEW = new Credential.SendGrid("new");

  private final World world = new World();
  private final InMemoryCredentialCipher cipher = new InMemoryCredentialCipher();
  private final CredentialLookupService lookup =
      new CredentialLookupService(world.stores, cipher, world.clock);

  @Test
  void opensWhatTheTenantHas() {
    keep(world.tenant, OLD);

    assertThat(lookup.find(world.tenant, Provider.SENDGRID)).contains(OLD);
    assertThat(lookup.find(world.tenant, Provider.SMTP)).isEmpty();
    assertThat(lookup.find(world.newTenant(), Provider.SENDGRID)).isEmpty();
  }

  @Test
  void isNeverMoreThanASecondBehind() {
    keep(world.tenant, OLD);
    assertThat(lookup.find(world.tenant, Provider.SENDGRID)).contains(OLD);
    keep(world.tenant, NEW);

    world.clock.advance(Duration.ofMillis(999));
    assertThat(lookup.find(world.tenant, Provider.SENDGRID)).contains(OLD);
    world.clock.advance(Duration.ofMillis(1));
    assertThat(lookup.find(world.tenant, Provider.SENDGRID)).contains(NEW);
  }

  @Test
  void remembersNothingForLongerWhenTheClockIsSetBack() {
    keep(world.tenant, OLD);
    lookup.find(world.tenant, Provider.SENDGRID);
    keep(world.tenant, NEW);

    world.clock.advance(Duration.ofDays(-1));

    assertThat(lookup.find(world.tenant, Provider.SENDGRID)).contains(NEW);
  }

  @Test
  void findsOneThatIsSetWhereThereWasNoneAtOnce() {
    assertThat(lookup.find(world.tenant, Provider.SENDGRID)).isEmpty();

    keep(world.tenant, OLD);

    assertThat(lookup.find(world.tenant, Provider.SENDGRID)).contains(OLD);
  }

  @Test
  void findsNothingInWhatCannotBeOpened() {
    keep(world.tenant, OLD, "bG9zdA==");

    assertThat(lookup.find(world.tenant, Provider.SENDGRID)).isEqualTo(Optional.empty());
  }

  private void keep(TenantId tenant, Credential credential) {
    keep(tenant, credential, cipher.seal(tenant, credential));
  }

  private void keep(TenantId tenant, Credential credential, String text) {
    SealedCredential sealed =
        new SealedCredential(
            tenant, credential.provider(), text, World.ACTOR, world.clock.instant());
    world.inside(
        tenant,
        () -> {
          world.stores.credentials().put(tenant, sealed);
          return tenant;
        });
  }
}
