package dev.engagement.adapter.javalin.suppression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.suppression.UnsubscribeTarget;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.fixture.Given;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HmacUnsubscribeLinksTest {

  private final TenantId tenant = Given.tenantId();
  private final RecipientId recipient = new RecipientId(Given.id());
  private final HmacUnsubscribeLinks links = links("a secret", "https://mail.example/base/");

  private static HmacUnsubscribeLinks links(String secret, String url) {
    return new HmacUnsubscribeLinks(secret.getBytes(UTF_8), Optional.of(URI.create(url)));
  }

  private String token() {
    return links.link(tenant, recipient).orElseThrow().getPath().replaceAll(".*/", "");
  }

  @Test
  void readsTheTokenOfItsLink() {
    assertThat(links.link(tenant, recipient).orElseThrow().toString())
        .startsWith("https://mail.example/base/unsubscribe/");
    assertThat(links.read(token())).contains(new UnsubscribeTarget(tenant, recipient));
  }

  @Test
  void makesNoLinkWithoutAPublicAddressAndStillReadsTokens() {
    HmacUnsubscribeLinks silent =
        new HmacUnsubscribeLinks("a secret".getBytes(UTF_8), Optional.empty());

    assertThat(silent.link(tenant, recipient)).isEmpty();
    assertThat(silent.read(token())).isPresent();
  }

  @Test
  void readsNothingOutOfATokenThatWasChanged() {
    String token = token();
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      assertThat(links.read(token.substring(0, i) + other + token.substring(i + 1))).isEmpty();
    }
  }

  @Test
  void readsNothingOutOfWhatIsNotItsOwn() {
    assertThat(links("another secret", "https://mail.example").read(token())).isEmpty();
    assertThat(links.read("")).isEmpty();
    assertThat(links.read(token() + "=")).isEmpty();
    assertThat(links.read(token().substring(1))).isEmpty();
    assertThat(links.read("ü/../x")).isEmpty();
  }
}
