package dev.engagement.testkit.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.suppression.UnsubscribeLinks;
import dev.engagement.ports.suppression.UnsubscribeTarget;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.fixture.Given;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract of {@link UnsubscribeLinks} with a public address. */
public abstract class UnsubscribeLinksContract {

  private final TenantId tenant = Given.tenantId();
  private final RecipientId recipient = new RecipientId(Given.id());

  protected abstract UnsubscribeLinks links();

  /** Returns the token that the link carries: its last part. */
  protected String tokenOf(URI link) {
    String path = link.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private String token(TenantId of, RecipientId whom) {
    return tokenOf(links().link(of, whom).orElseThrow());
  }

  @Nested
  class Link {

    @Test
    void carriesATokenThatNamesTenantAndRecipient() {
      assertThat(links().read(token(tenant, recipient)))
          .contains(new UnsubscribeTarget(tenant, recipient));
    }

    @Test
    void isTheSameEveryTime() {
      assertThat(links().link(tenant, recipient)).isEqualTo(links().link(tenant, recipient));
    }

    @Test
    void differsForAnotherRecipientAndAnotherTenant() {
      assertThat(
              Set.of(
                  token(tenant, recipient),
                  token(tenant, new RecipientId(Given.id())),
                  token(Given.tenantId(), recipient)))
          .hasSize(3);
    }

    @Test
    void needsNoEscaping() {
      assertThat(token(tenant, recipient)).matches("[A-Za-z0-9._~-]+");
    }
  }

  @Nested
  class Read {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "a", "ü", "a.b.c", "../..", "AAAAAAAAAAAAAAAAAAAAAAAA"})
    void knowsNothingOfWhatIsNoToken(String text) {
      assertThat(links().read(text)).isEmpty();
      assertThat(links().read(text.repeat(10_000))).isEmpty();
    }

    @Test
    void refusesATokenInWhichAnyCharacterIsChanged() {
      String token = token(tenant, recipient);

      for (int i = 0; i < token.length(); i++) {
        char other = token.charAt(i) == 'a' ? 'b' : 'a';
        String changed = token.substring(0, i) + other + token.substring(i + 1);

        assertThat(links().read(changed)).as("changed at %d", i).isEmpty();
      }
    }

    @Test
    void refusesATokenThatIsCutOrContinued() {
      String token = token(tenant, recipient);

      assertThat(links().read(token.substring(1))).isEmpty();
      assertThat(links().read(token.substring(0, token.length() - 1))).isEmpty();
      assertThat(links().read(token + "a")).isEmpty();
      assertThat(links().read(token + "=")).isEmpty();
    }
  }
}
