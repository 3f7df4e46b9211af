package dev.engagement.adapter.sendgrid.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.engagement.ports.mail.OutgoingMail;
import dev.engagement.ports.mail.StartPermit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds requests against a table of what the provider documents. The sink of every other test of
 * this module does the same with every request that it receives.
 */
class DocumentedMembersTest {

  private static final String GOOD =
      """
      {"from": {"email": "a@example.com"}, "subject": "s",
       "personalizations": [{"to": [{"email": "b@example.com"}]}],
       "content": [{"type": "text/plain", "value": "t"}]}
      """;

  static Stream<Arguments> wrong() {
    return Stream.of(
        arguments("/custom_arguments is not documented", with("\"custom_arguments\": {}")),
        arguments("/sections is not documented", with("\"sections\": {\"a\": \"b\"}")),
        arguments("/custom_args is no string", with("\"custom_args\": {\"a\": \"b\"}")),
        arguments("/categories is no array", with("\"categories\": \"engagement\"")),
        arguments("/categories/* is no string", with("\"categories\": [1]")),
        arguments("/categories breaks unique", with("\"categories\": [\"a\", \"a\"]")),
        arguments("/categories breaks 0..10", with("\"categories\": " + numbered(11))),
        arguments(
            "/categories/* breaks 1..255",
            with("\"categories\": [\"%s\"]".formatted("c".repeat(256)))),
        arguments("/headers breaks strings", with("\"headers\": {\"X-A\": 1}")),
        arguments("/headers breaks notreserved", with("\"headers\": {\"Reply-To\": \"x\"}")),
        arguments(
            "/mail_settings/sandbox_mode/enable is no boolean",
            with("\"mail_settings\": {\"sandbox_mode\": {\"enable\": \"true\"}}")),
        arguments(
            "/mail_settings/sandbox_mode/enable is missing",
            with("\"mail_settings\": {\"sandbox_mode\": {}}")),
        arguments(
            "/reply_to and /reply_to_list exclude each other",
            with("\"reply_to\": {\"email\": \"a@b.cd\"}, \"reply_to_list\": []")),
        arguments("/reply_to/email is missing", with("\"reply_to\": {\"name\": \"x\"}")),
        arguments("/send_at is no integer", with("\"send_at\": \"1\"")),
        arguments("/ is no object", "[]"),
        arguments("/from is missing", GOOD.replace("\"from\"", "\"reply_to\"")),
        arguments("/subject breaks 1..998", GOOD.replace("\"s\"", "\"\"")),
        arguments("/subject breaks 1..998", GOOD.replace("\"s\"", '"' + "s".repeat(999) + '"')),
        arguments("/content/*/value breaks 1..30000000", GOOD.replace("\"t\"", "\"\"")),
        arguments("/from/email breaks address", GOOD.replace("a@example.com", "a@bücher.example")),
        arguments(
            "/content is plain text once, then HTML once",
            GOOD.replace(
                "\"content\": [", "\"content\": [{\"type\": \"text/html\", \"value\": \"h\"},")),
        arguments(
            "/personalizations/*/to/*/name breaks nocomma",
            personal("\"name\": \"Doe, Jane\"", "")),
        arguments(
            "/personalizations/*/custom_args breaks strings",
            personal("\"name\": \"x\"", ", \"custom_args\": {\"item\": 1}")),
        arguments(
            "/personalizations/*/custom_args breaks bytes<10000",
            personal(
                "\"name\": \"x\"",
                ", \"custom_args\": {\"item\": \"%s\"}".formatted("ü".repeat(5_000)))),
        arguments(
            "/personalizations breaks 1..1000",
            GOOD.replace(
                "[{\"to\": [{\"email\": \"b@example.com\"}]}]",
                "["
                    + String.join(
                        ",",
                        Collections.nCopies(1_001, "{\"to\": [{\"email\": \"b@example.com\"}]}"))
                    + "]")),
        arguments(
            "more than 1000 recipients",
            GOOD.replace(
                "{\"email\": \"b@example.com\"}",
                String.join(",", Collections.nCopies(1_001, "{\"email\": \"b@example.com\"}")))),
        arguments("30 MB", GOOD.replace("\"t\"", '"' + "t".repeat(30_000_000) + '"')));
  }

  private static String with(String member) {
    return GOOD.replaceFirst("\\{", "{" + member + ", ");
  }

  private static String personal(String ofRecipient, String ofPersonalization) {
    return GOOD.replace(
        "\"b@example.com\"}]}",
        "\"b@example.com\", " + ofRecipient + "}]" + ofPersonalization + "}");
  }

  private static String numbered(int count) {
    return IntStream.range(0, count).mapToObj(n -> "\"" + n + "\"").toList().toString();
  }

  @Test
  void findsNothingWrongWithWhatIsDocumented() {
    assertThat(violations(GOOD)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void seesWhatIsNotDocumented(String violation, String document) {
    assertThat(violations(document)).contains(violation);
  }

  private static List<String> violations(String document) {
    return DocumentedMembers.violations(document.getBytes(UTF_8));
  }

  @Test
  void seesARequestThatGoesElsewhere() {
    Received elsewhere =
        new Received(
            "POST /v3/mail/batch HTTP/1.1",
            Map.of(
                "accept", "application/json",
                "content-type", "application/json",
                "authorization", "Bearer x"),
            GOOD.getBytes(UTF_8));

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> DocumentedMembers.require(elsewhere));
  }

  /** Closing the sink holds each request against the table. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void isKeptByWhateverIsSent(long seed) {
    Random random = new Random(seed);
    List<OutgoingMail> mails =
        IntStream.range(0, 60).mapToObj(number -> anyMail(random, number)).toList();
    try (Sink sink = Sink.that(Behaviour.accepts());
        SendGridMailSender sender = Given.sender(sink.url())) {
      sender.deliver(Given.TENANT, Given.identity(), mails, StartPermit.ALWAYS);
      sender.rehearse(Given.TENANT, Given.identity("A, B; C", Optional.empty()), mails);
      sender.verify(Given.TENANT, Given.identity("x".repeat(200), Optional.empty()));

      assertThat(sink.received()).as("seed " + seed).hasSizeGreaterThan(30);
    }
  }

  private static OutgoingMail anyMail(Random random, int number) {
    OutgoingMail mail = Given.mail(number);
    return new OutgoingMail(
        mail.item(),
        mail.messageId(),
        Given.address(random.nextBoolean() ? "bob@bücher.example" : "o'neil+x@example.org"),
        random.nextBoolean() ? Optional.of(anyText(random, 80)) : Optional.empty(),
        anyText(random, 1_100),
        anyText(random, 5_000),
        random.nextInt(4) == 0 ? "" : anyText(random, 5_000),
        random.nextBoolean() ? mail.unsubscribe() : Optional.empty());
  }

  private static String anyText(Random random, int longest) {
    int[] alphabet = "aZ09 ,;:<>\"\\'@üİ東🦉\u0000\u2028\t".codePoints().toArray();
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(longest);
    int letters = random.nextInt(4) == 0 ? alphabet.length : alphabet.length - 3;
    while (text.length() < length) {
      text.appendCodePoint(alphabet[random.nextInt(letters)]);
    }
    return text.toString();
  }
}
