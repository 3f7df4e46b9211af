package dev.engagement.adapter.sendgrid.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.mail.Evidence;
import dev.engagement.ports.mail.OutgoingMail;
import dev.engagement.ports.mail.Proof;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.StartPermit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTest {

  private final Sink sink = Sink.that(Behaviour.accepts());
  private final SendGridMailSender sender = Given.sender(sink.url());

  @AfterEach
  void close() {
    sender.close();
    sink.close();
  }

  @Test
  void saysTheWholeMail() {
    Json request = requestFor(Given.identity(), Given.mail(7));

    assertThat(request.at("/from/email")).isEqualTo("ada@example.com");
    assertThat(request.at("/from/name")).isEqualTo("Ada Lovelace");
    assertThat(request.at("/reply_to/email")).isEqualTo("replies@example.com");
    assertThat(request.at("/subject")).isEqualTo("Hello");
    assertThat(request.at("/personalizations/0/to/0/email")).isEqualTo("bob@example.org");
    assertThat(request.at("/personalizations/0/to/0/name")).isEqualTo("Bob");
    assertThat(request.at("/content/0/type")).isEqualTo("text/plain");
    assertThat(request.at("/content/0/value")).isEqualTo("Dear Bob");
    assertThat(request.at("/content/1/type")).isEqualTo("text/html");
    assertThat(request.at("/content/1/value")).isEqualTo("<p>Dear Bob</p>");
    assertThat(fields(request.root()))
        .containsExactlyInAnyOrder(
            "from", "reply_to", "subject", "personalizations", "content", "headers", "categories");
  }

  @Test
  void carriesTheItemAndTheTenantInsideThePersonalization() {
    Json request = requestFor(Given.identity(), Given.mail(7));

    assertThat(request.at("/personalizations/0/custom_args/engagement_item"))
        .isEqualTo(Given.item(7).toString());
    assertThat(request.at("/personalizations/0/custom_args/engagement_tenant"))
        .isEqualTo(Given.TENANT.toString());
    assertThat(request.has("/personalizations/1")).isFalse();
    assertThat(request.has("/custom_args")).isFalse();
  }

  @Test
  void carriesItsIdAndTheUnsubscribeLinkInItsHeaders() {
    Json request = requestFor(Given.identity(), Given.mail(7));

    assertThat(request.at("/headers/Message-ID")).isEqualTo("<" + Given.item(7) + "@example.com>");
    assertThat(request.at("/headers/List-Unsubscribe"))
        .isEqualTo("<https://mail.example/u/token-7>");
    assertThat(request.at("/headers/List-Unsubscribe-Post"))
        .isEqualTo("List-Unsubscribe=One-Click");
  }

  @Test
  void categorisesWithoutPersonalData() {
    assertThat(requestFor(Given.identity(), Given.mail(7)).root().path("categories").toString())
        .isEqualTo("[\"engagement\"]");
  }

  @Test
  void leavesOutWhatThereIsNot() {
    OutgoingMail mail = Given.mail(7);
    Json request =
        requestFor(
            Given.identity("Ada", Optional.empty()),
            new OutgoingMail(
                mail.item(),
                mail.messageId(),
                mail.to(),
                Optional.empty(),
                mail.subject(),
                mail.html(),
                "",
                Optional.empty()));

    assertThat(request.has("/reply_to")).isFalse();
    assertThat(request.has("/personalizations/0/to/0/name")).isFalse();
    assertThat(fields(request.root().path("headers"))).containsExactly("Message-ID");
    assertThat(request.at("/content/0/type")).isEqualTo("text/html");
    assertThat(request.has("/content/1")).isFalse();
  }

  @Test
  void saysAddressesInAsciiAndTextInUnicode() {
    OutgoingMail mail = Given.mail(7);
    Json request =
        requestFor(
            Given.identity("Łucja Çelik", Optional.of(Given.address("re@bücher.example"))),
            new OutgoingMail(
                mail.item(),
                mail.messageId(),
                Given.address("Zoe@IZMIR.example"),
                Optional.of("Yağmur 🦉"),
                "Grüße aus 東京",
                mail.html(),
                mail.text(),
                Optional.empty()));

    assertThat(request.at("/reply_to/email")).isEqualTo("re@xn--bcher-kva.example");
    assertThat(request.at("/personalizations/0/to/0/email")).isEqualTo("Zoe@izmir.example");
    assertThat(request.at("/personalizations/0/to/0/name")).isEqualTo("Yağmur 🦉");
    assertThat(request.at("/subject")).isEqualTo("Grüße aus 東京");
    assertThat(request.at("/from/name")).isEqualTo("Łucja Çelik");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"Çelik, Łucja|Çelik Łucja", "a;b,,c|a b c", ";,|''", "' Bob '|Bob"})
  void keepsOutOfARecipientsNameWhatMayNotBeInIt(String name, String sent) {
    OutgoingMail mail = Given.mail(7);
    Json request =
        requestFor(
            Given.identity(),
            new OutgoingMail(
                mail.item(),
                mail.messageId(),
                mail.to(),
                Optional.of(name),
                mail.subject(),
                mail.html(),
                mail.text(),
                mail.unsubscribe()));

    assertThat(request.at("/personalizations/0/to/0/name")).isEqualTo(sent);
    assertThat(request.has("/personalizations/0/to/0/name")).isEqualTo(!sent.isEmpty());
  }

  @Test
  void rehearsesTheSameMailInTheSandbox() {
    sink.now(Behaviour.answers("200 OK"));
    JsonNode live = requestFor(Given.identity(), Given.mail(7)).root();

    List<SendOutcome> outcomes =
        sender.rehearse(Given.TENANT, Given.identity(), List.of(Given.mail(7)));

    JsonNode rehearsed = sink.received().get(1).json().root();
    assertThat(outcomes).extracting(SendOutcome::kind).containsOnly(SendOutcome.Kind.ACCEPTED);
    assertThat(rehearsed.at("/mail_settings").toString())
        .isEqualTo("{\"sandbox_mode\":{\"enable\":true}}");
    live.properties()
        .forEach(field -> assertThat(rehearsed.get(field.getKey())).isEqualTo(field.getValue()));
    assertThat(rehearsed.size()).isEqualTo(live.size() + 1);
  }

  @Test
  void verifiesASenderInTheSandboxWithItsOwnAddress() {
    sink.now(Behaviour.answers("200 OK"));

    assertThat(sender.verify(Given.TENANT, Given.identity())).isEqualTo(Proof.GIVEN);

    Json request = sink.only().json();
    assertThat(request.at("/mail_settings/sandbox_mode/enable")).isEqualTo("true");
    assertThat(request.at("/from/email")).isEqualTo("ada@example.com");
    assertThat(request.at("/personalizations/0/to/0/email")).isEqualTo("ada@example.com");
    assertThat(request.has("/personalizations/0/custom_args")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "400 Bad,bad_request",
    "401 No,unauthorized",
    "403 No,forbidden",
    "429 Slow,throttled",
    "500 Oops,status_500"
  })
  void saysWhyASenderIsNotVerified(String status, String detail) {
    sink.now(Behaviour.answers(status));

    assertThat(sender.verify(Given.TENANT, Given.identity())).isEqualTo(Proof.missing(detail));
    assertThat(sink.tries()).isEqualTo(1);
  }

  @Test
  void showsNoEvidence() {
    requestFor(Given.identity(), Given.mail(7));

    assertThat(sender.evidence(Given.TENANT, Given.identity(), List.of(Given.item(7))))
        .doesNotContainValue(Evidence.UNSENT)
        .isEmpty();
  }

  private Json requestFor(SenderIdentity identity, OutgoingMail mail) {
    sender.deliver(Given.TENANT, identity, List.of(mail), StartPermit.ALWAYS);
    return sink.only().json();
  }

  private static List<String> fields(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
