package dev.engagement.adapter.sendgrid.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.credential.CredentialLookup;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.mail.Proof;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.StartPermit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiKeyTest {

  private static final CredentialLookup OWN =
      (tenant, provider) ->
          tenant.equals(Given.TENANT) && provider == Provider.SENDGRID
              ? Optional.of(new Credential.SendGrid("SG.own"))
              : Optional.empty();

  private final Sink sink = Sink.that(Behaviour.accepts());

  @AfterEach
  void close() {
    sink.close();
  }

  @Test
  void sendsWithTheTenantsOwnKey() {
    try (SendGridMailSender sender = sender(OWN, Optional.of(Given.KEY))) {
      assertThat(sender.ready(Given.TENANT)).isTrue();
      assertThat(outcome(sender).kind()).isEqualTo(SendOutcome.Kind.ACCEPTED);
      assertThat(sink.only().header("Authorization")).isEqualTo("Bearer SG.own");
    }
  }

  @Test
  void sendsWithTheInstallationsKeyWhereTheTenantHasNone() {
    try (SendGridMailSender sender = sender(Given.NO_CREDENTIALS, Optional.of(Given.KEY))) {
      assertThat(sender.ready(Given.TENANT)).isTrue();
      assertThat(outcome(sender).kind()).isEqualTo(SendOutcome.Kind.ACCEPTED);
      assertThat(sink.only().header("Authorization")).isEqualTo("Bearer " + Given.KEY);
    }
  }

  @Test
  void isNotReadyWithoutAKeyAndSendsNothing() {
    try (SendGridMailSender sender = sender(Given.NO_CREDENTIALS, Optional.empty())) {
      assertThat(sender.ready(Given.TENANT)).isFalse();
      assertThat(outcome(sender)).isEqualTo(withoutKey());
      assertThat(sender.rehearse(Given.TENANT, Given.identity(), Given.mails(2)))
          .containsExactly(withoutKey(), withoutKey());
      assertThat(sender.verify(Given.TENANT, Given.identity()))
          .isEqualTo(Proof.missing("no_credentials"));
      assertThat(sink.tries()).isZero();
    }
  }

  @Test
  void waitsWhileKeysCannotBeLookedUp() {
    CredentialLookup broken =
        (tenant, provider) -> {
          throw new EngagementException(ErrorCode.STORE_UNAVAILABLE, "no database");
        };
    try (SendGridMailSender sender = sender(broken, Optional.of(Given.KEY))) {
      assertThat(outcome(sender)).isEqualTo(withoutKey());
      assertThat(sink.tries()).isZero();
    }
  }

  @Test
  void sendsNothingWithAKeyThatWouldBreakOutOfItsHeader() {
    CredentialLookup forged =
        (tenant, provider) -> Optional.of(new Credential.SendGrid("SG.x\r\nX-Evil: 1"));
    try (SendGridMailSender sender = sender(forged, Optional.empty())) {
      assertThat(outcome(sender)).isEqualTo(new SendOutcome.IdentityRefused("unauthorized"));
      assertThat(sink.tries()).isZero();
    }
  }

  private SendGridMailSender sender(CredentialLookup credentials, Optional<String> installations) {
    return new SendGridMailSender(
        new SendGridSettings(sink.url(), installations, 2, Duration.ofSeconds(20)),
        credentials,
        Given.clock());
  }

  private static SendOutcome outcome(SendGridMailSender sender) {
    return sender
        .deliver(Given.TENANT, Given.identity(), List.of(Given.mail(1)), StartPermit.ALWAYS)
        .get(0);
  }

  private static SendOutcome withoutKey() {
    return new SendOutcome.NotTaken("no_credentials", Optional.empty());
  }
}
