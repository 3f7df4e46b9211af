package dev.engagement.adapter.mime.mail;

import static dev.engagement.adapter.mime.mail.Mails.address;
import static dev.engagement.adapter.mime.mail.Mails.item;
import static dev.engagement.adapter.mime.mail.Mails.mail;
import static dev.engagement.adapter.mime.mail.Mails.sender;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.mail.OutgoingMail;
import java.net.URI;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MimeWriterTest {

  private final MimeWriter writer = new MimeWriter(Mails.CLOCK);

  @Test
  void writesAllHeaders() throws Exception {
    Parsed parsed = Parsed.of(writer.bytes(sender(), mail(7)));

    assertThat(parsed.header("From")).isEqualTo("Ada Lovelace <ada@example.com>");
    assertThat(parsed.header("Reply-To")).isEqualTo("<replies@example.com>");
    assertThat(parsed.header("To")).isEqualTo("Bob <bob@example.org>");
    assertThat(parsed.header("Subject")).isEqualTo("Hello");
    assertThat(parsed.header("Date")).isEqualTo("Tue, 3 Mar 2026 08:05:09 +0000");
    assertThat(parsed.header("Message-ID")).isEqualTo("<" + item(7) + "@example.com>");
    assertThat(parsed.header("MIME-Version")).isEqualTo("1.0");
    assertThat(parsed.header("X-Engagement-Item")).isEqualTo(item(7).toString());
    assertThat(parsed.header("List-Unsubscribe"))
        .isEqualTo("<https://example.com/unsubscribe/token-7>");
    assertThat(parsed.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    assertThat(parsed.message().getHeader().getFields()).hasSize(11);
  }

  @Test
  void leavesOutWhatIsNotThere() throws Exception {
    SenderIdentity bare = withReplyTo(Optional.empty());
    OutgoingMail plain = withoutExtras(mail(1));

    Parsed parsed = Parsed.of(writer.bytes(bare, plain));

    assertThat(parsed.header("To")).isEqualTo("<bob@example.org>");
    assertThat(parsed.has("Reply-To")).isFalse();
    assertThat(parsed.has("List-Unsubscribe")).isFalse();
    assertThat(parsed.has("List-Unsubscribe-Post")).isFalse();
  }

  @Test
  void offersTextAndThenHtml() throws Exception {
    Parsed parsed = Parsed.of(writer.bytes(sender(), mail(1)));

    assertThat(parsed.message().getMimeType()).isEqualTo("multipart/alternative");
    assertThat(parsed.parts())
        .extracting(part -> part.getMimeType() + " " + part.getCharset())
        .containsExactly("text/plain UTF-8", "text/html UTF-8");
    assertThat(parsed.content(0)).isEqualTo("Dear Bob, grüße = ✓\r\n");
    assertThat(parsed.content(1)).isEqualTo("<p>Dear Bob, grüße = ✓</p>\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Zoë Müller",
        "山田太郎",
        "محمد عبد الله",
        "😀 Ada 👩‍👩‍👧‍👦",
        "Dr. \"Bob\" O'Neil, jr. \\ <x@example.com>",
        "=?UTF-8?Q?Evil?=",
        "a,b;c:d@e",
        "İstanbul ışık",
        "Ada  Lovelace",
      })
  void keepsNamesAndSubjectsOfAllScripts(String text) throws Exception {
    Parsed parsed =
        Parsed.of(
            writer.bytes(sender(text, "ada@example.com"), mail(1, text, "bob@example.org", text)));

    assertThat(parsed.message().getSubject()).isEqualTo(text);
    assertThat(parsed.message().getFrom()).hasSize(1);
    Mailbox from = parsed.message().getFrom().get(0);
    Mailbox to = parsed.message().getTo().flatten().get(0);
    assertThat(from.getName()).isEqualTo(text);
    assertThat(from.getAddress()).isEqualTo("ada@example.com");
    assertThat(to.getName()).isEqualTo(text);
    assertThat(to.getAddress()).isEqualTo("bob@example.org");
    assertThat(headerBlock(parsed)).matches("\\p{ASCII}*");
  }

  @Test
  void writesDomainsInAscii() throws Exception {
    Parsed parsed =
        Parsed.of(
            writer.bytes(
                sender("Ada", "Ada@bücher.example"), mail(1, "Bob", "bob@例え.example", "Hi")));

    assertThat(parsed.header("From")).isEqualTo("Ada <Ada@xn--bcher-kva.example>");
    assertThat(parsed.header("To")).isEqualTo("Bob <bob@xn--r8jz45g.example>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"word ", "wörd ", "x", "ß", "日本語テキスト", "😀"})
  void foldsLongHeaders(String piece) throws Exception {
    String longText = piece.repeat(200).strip();

    Parsed parsed =
        Parsed.of(
            writer.bytes(
                sender(longText, "ada@example.com"),
                mail(1, longText, "bob@example.org", longText)));

    assertThat(parsed.message().getSubject()).isEqualTo(longText);
    assertThat(parsed.message().getFrom().get(0).getName()).isEqualTo(longText);
    assertThat(headerBlock(parsed).split("\r\n"))
        .allSatisfy(l -> assertThat(l).hasSizeLessThan(79));
  }

  @Test
  void keepsEveryLineShortAndEndsItAlike() throws Exception {
    OutgoingMail odd =
        withBodies(
            "<p>" + "é".repeat(3_000) + "</p>", "a ".repeat(3_000) + "\n.\n\nFrom x\r\ry \n");

    Parsed parsed = Parsed.of(writer.bytes(sender(), odd));

    assertThat(parsed.raw().split("\r\n")).allSatisfy(l -> assertThat(l).hasSizeLessThan(79));
    assertThat(parsed.raw().replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
    assertThat(parsed.raw()).matches("(?s)\\p{ASCII}*");
    assertThat(parsed.content(0))
        .isEqualTo("a ".repeat(3_000) + "\r\n.\r\n\r\nFrom x\r\n\r\ny \r\n");
    assertThat(parsed.content(1)).isEqualTo("<p>" + "é".repeat(3_000) + "</p>");
  }

  @Test
  void encodesWhatIsMostlyForeignShortly() throws Exception {
    Parsed parsed = Parsed.of(writer.bytes(sender(), withBodies("日本語".repeat(50), "plain")));

    assertThat(parsed.parts())
        .extracting(part -> part.getContentTransferEncoding())
        .containsExactly("quoted-printable", "base64");
    assertThat(parsed.content(1)).isEqualTo("日本語".repeat(50));
  }

  @Test
  void isTheSameInEveryLocaleAndZone() throws Exception {
    byte[] here = writer.bytes(sender(), mail(1));
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of("Asia/Kolkata")));

      assertThat(writer.bytes(sender(), mail(1))).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\r\nBcc: evil@example.com", "a\nb", "a\rb", "a\u0000b", "a\u0085b", "\u2028"})
  void refusesWhatWouldBreakOutOfAHeader(String evil) {
    refused(sender(evil, "ada@example.com"), mail(1));
    refused(sender(), mail(1, evil, "bob@example.org", "Hello"));
    refused(sender(), mail(1, "Bob", "bob@example.org", evil));
    refused(sender(), withMessageId("<" + evil + "@example.com>"));
    refused(sender(), withTo(new EmailAddress("bob" + evil + "@example.org", "bob@example.org")));
    refused(
        withReplyTo(Optional.of(new EmailAddress("x" + evil + "@example.org", "x@example.org"))),
        mail(1));
  }

  @Test
  void refusesIdsAndAddressesThatAreNone() {
    refused(sender(), withMessageId("no brackets"));
    refused(sender(), withMessageId("<a@b>, <c@d>"));
    refused(sender(), withTo(new EmailAddress("a@example.com>, <b@example.com", "a@example.com")));
    refused(sender(), withTo(new EmailAddress("nobody", "nobody")));
  }

  private void refused(SenderIdentity sender, OutgoingMail mail) {
    assertThatExceptionOfType(InvalidHeaderException.class)
        .isThrownBy(() -> writer.bytes(sender, mail));
  }

  private static String headerBlock(Parsed parsed) {
    return parsed.raw().substring(0, parsed.raw().indexOf("\r\n\r\n"));
  }

  private static SenderIdentity withReplyTo(Optional<EmailAddress> replyTo) {
    SenderIdentity s = sender();
    return new SenderIdentity(
        s.tenant(),
        s.id(),
        s.name(),
        s.email(),
        s.provider(),
        replyTo,
        s.dailyLimit(),
        Optional.empty(),
        s.timezone(),
        s.state(),
        s.createdAt(),
        s.updatedAt(),
        s.version());
  }

  private static OutgoingMail withoutExtras(OutgoingMail m) {
    return new OutgoingMail(
        m.item(),
        m.messageId(),
        m.to(),
        Optional.empty(),
        m.subject(),
        m.html(),
        m.text(),
        Optional.empty());
  }

  private static OutgoingMail withBodies(String html, String text) {
    OutgoingMail m = mail(1);
    return new OutgoingMail(
        m.item(), m.messageId(), m.to(), m.toName(), m.subject(), html, text, m.unsubscribe());
  }

  private static OutgoingMail withMessageId(String messageId) {
    OutgoingMail m = mail(1);
    return new OutgoingMail(
        m.item(), messageId, m.to(), m.toName(), m.subject(), m.html(), m.text(), m.unsubscribe());
  }

  private static OutgoingMail withTo(EmailAddress to) {
    OutgoingMail m = mail(1);
    return new OutgoingMail(
        m.item(), m.messageId(), to, m.toName(), m.subject(), m.html(), m.text(), m.unsubscribe());
  }

  @Test
  void writesForeignLettersOfALinkInAscii() throws Exception {
    OutgoingMail m = mail(1);
    OutgoingMail linked =
        new OutgoingMail(
            m.item(),
            m.messageId(),
            address("bob@example.org"),
            m.toName(),
            m.subject(),
            m.html(),
            m.text(),
            Optional.of(URI.create("https://example.com/abmelden/ü")));

    assertThat(Parsed.of(writer.bytes(sender(), linked)).header("List-Unsubscribe"))
        .isEqualTo("<https://example.com/abmelden/%C3%BC>");
  }
}
