package dev.engagement.adapter.javalin.suppression;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.engagement.ports.suppression.UnsubscribeLinks;
import dev.engagement.testkit.suppression.UnsubscribeLinksContract;
import java.net.URI;
import java.util.Optional;

class HmacUnsubscribeLinksContractTest extends UnsubscribeLinksContract {

  private final UnsubscribeLinks links =
      new HmacUnsubscribeLinks(
          "a secret of at least thirty-two bytes".getBytes(UTF_8),
          Optional.of(URI.create("https://mail.example.com")));

  @Override
  protected UnsubscribeLinks links() {
    return links;
  }
}
