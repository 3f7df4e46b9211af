package dev.engagement.adapter.graph.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.engagement.ports.mail.OutgoingMail;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MimeDraftTest {

  private final MimeDraft draft = new MimeDraft(InstantSource.fixed(Mails.NOW));

  private Message parsed(OutgoingMail mail) throws IOException, InvalidHeaderException {
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(MimeConfig.STRICT);
    return builder.parseMessage(new ByteArrayInputStream(draft.bytes(Mails.sender(), mail)));
  }

  private static String content(Entity part) throws IOException {
    return new String(((TextBody) part.getBody()).getInputStream().readAllBytes(), UTF_8);
  }

  @Test
  void hasWhatAMailNeeds() throws IOException, InvalidHeaderException {
    Message message = parsed(Mails.listMail(1));

    assertThat(message.getMessageId()).isEqualTo(Mails.listMail(1).messageId());
    assertThat(message.getSubject()).isEqualTo("Grüße, Bob");
    assertThat(message.getFrom().get(0).getAddress()).isEqualTo("ada@example.com");
    assertThat(message.getFrom().get(0).getName()).isEqualTo("Ada Lovelace");
    assertThat(message.getTo().get(0)).isEqualTo(new Mailbox("Bob Ñ", "bob", "example.org"));
    assertThat(message.getReplyTo().get(0)).isEqualTo(new Mailbox("replies", "example.com"));
    assertThat(message.getDate().toInstant()).isEqualTo(Mails.NOW);
    assertThat(message.getHeader().getField("List-Unsubscribe").getBody())
        .isEqualTo("<https://example.com/unsubscribe/token-1>");
    assertThat(message.getHeader().getField("List-Unsubscribe-Post").getBody())
        .isEqualTo("List-Unsubscribe=One-Click");
  }

  @Test
  void saysTheSameAsTextAndAsHtml() throws IOException, InvalidHeaderException {
    Message message = parsed(Mails.listMail(1));

    List<Entity> parts = ((Multipart) message.getBody()).getBodyParts();
    assertThat(message.getMimeType()).isEqualTo("multipart/alternative");
    assertThat(content(parts.get(0))).isEqualTo(Mails.listMail(1).text());
    assertThat(content(parts.get(1))).isEqualTo(Mails.listMail(1).html());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one\r\nBcc: eve@example.com",
        "one\nBcc: eve@example.com",
        "one\r two",
        "one\u0000two",
        "one\u2028two"
      })
  void letsNoSubjectBreakOut(String subject) {
    OutgoingMail mail = Mails.mail(1, subject, Optional.of(URI.create("https://example.com/u")));

    assertThatExceptionOfType(InvalidHeaderException.class)
        .isThrownBy(() -> draft.bytes(Mails.sender(), mail));
  }

  @Test
  void letsNoNameBreakOut() {
    assertThatExceptionOfType(InvalidHeaderException.class)
        .isThrownBy(
            () -> draft.bytes(Mails.sender("Ada\r\nBcc: x", "ada@example.com"), Mails.mail(1)));
  }
}
