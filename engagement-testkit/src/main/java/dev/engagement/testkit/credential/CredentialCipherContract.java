package dev.engagement.testkit.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.credential.CredentialCipher;
import dev.engagement.ports.credential.SmtpSecurity;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.contract.AtOnce;
import dev.engagement.testkit.fixture.Given;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract of {@link CredentialCipher} with a key. */
public abstract class CredentialCipherContract {

  private static final String SECRET = "sesame, open";

  private final TenantId tenant = Given.tenantId();

  protected abstract CredentialCipher cipher();

  static Stream<Credential> credentials() {
    return Stream.of(
        new Credential.SendGrid(SECRET),
        new Credential.SendGrid(""),
        new Credential.SendGrid("ключ 鍵 🔑 \n\u0000\"\\".repeat(1_000)),
        new Credential.Graph("directory", "client", SECRET),
        new Credential.Smtp("mail.example", 587, SmtpSecurity.STARTTLS, "user", SECRET),
        new Credential.Smtp("mail.example", 465, SmtpSecurity.TLS, "user", SECRET),
        new Credential.Smtp("127.0.0.1", 25, SmtpSecurity.NONE, "", ""));
  }

  private String sealed() {
    return cipher().seal(tenant, new Credential.SendGrid(SECRET));
  }

  private Optional<Credential> opened(String sealed) {
    return cipher().open(tenant, Provider.SENDGRID, sealed);
  }

  @Nested
  class Seal {

    @ParameterizedTest
    @MethodSource("dev.engagement.testkit.credential.CredentialCipherContract#credentials")
    void canBeOpened(Credential credential) {
      String sealed = cipher().seal(tenant, credential);

      assertThat(cipher().open(tenant, credential.provider(), sealed)).contains(credential);
    }

    @Test
    void isBase64AndShowsNothing() {
      String sealed = sealed();

      assertThat(new String(Base64.getDecoder().decode(sealed), StandardCharsets.ISO_8859_1))
          .doesNotContain(SECRET)
          .doesNotContain(Base64.getEncoder().encodeToString(SECRET.getBytes(UTF_8)));
    }

    @Test
    void differsEveryTime() {
      assertThat(sealed()).isNotEqualTo(sealed());
    }

    @Test
    void servesTwoThreadsAtOnce() {
      List<String> both = AtOnce.twice(CredentialCipherContract.this::sealed);

      assertThat(both)
          .allSatisfy(each -> assertThat(opened(each)).contains(new Credential.SendGrid(SECRET)));
    }
  }

  @Nested
  class Open {

    @Test
    void refusesAnotherTenant() {
      assertThat(cipher().open(Given.tenantId(), Provider.SENDGRID, sealed())).isEmpty();
    }

    @Test
    void refusesAnotherProvider() {
      String sealed = sealed();

      assertThat(Arrays.stream(Provider.values()).filter(provider -> provider != Provider.SENDGRID))
          .allSatisfy(other -> assertThat(cipher().open(tenant, other, sealed)).isEmpty());
    }

    @Test
    void refusesWhatWasChangedAnywhere() {
      String sealed = sealed();

      for (int i = 0; i < sealed.length(); i++) {
        for (char other : "aB/=".toCharArray()) {
          String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
          assertThat(opened(changed).isPresent())
              .as("%s at %d", other, i)
              .isEqualTo(changed.equals(sealed));
        }
      }
    }

    @Test
    void refusesWhatWasCutOrContinued() {
      String sealed = sealed();

      assertThat(opened(sealed.substring(4))).isEmpty();
      assertThat(opened(sealed.substring(0, sealed.length() - 4))).isEmpty();
      assertThat(opened(sealed + "AAAA")).isEmpty();
      assertThat(opened(sealed + sealed)).isEmpty();
      assertThat(opened(sealed + "\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "AAAA", "ü", "{}", "====", "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void knowsNothingOfWhatWasNeverSealed(String text) {
      assertThat(opened(text)).isEmpty();
      assertThat(opened(text.repeat(10_000))).isEmpty();
    }
  }
}
