package dev.engagement.adapter.sendgrid.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.mail.OutgoingMail;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.StartPermit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ObjectionTest {

  private final Sink sink = Sink.that(Behaviour.accepts());
  private final SendGridMailSender sender = Given.sender(sink.url());

  @AfterEach
  void close() {
    sender.close();
    sink.close();
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        arguments("no subject", mail("", "html", "text"), "empty_subject"),
        arguments("a blank subject", mail(" \t ", "html", "text"), "empty_subject"),
        arguments("a long subject", mail("s".repeat(999), "html", "text"), "subject_too_long"),
        arguments("a second header", mail("a\r\nBcc: x@y.example", "h", "t"), "invalid_header"),
        arguments("a separator", mail("a\u2028b", "html", "text"), "invalid_header"),
        arguments("nothing in it", mail("subject", "", ""), "empty_content"),
        arguments("too many bytes", mail("subject", "ü".repeat(15_000_000), "t"), "too_large"),
        arguments("too much escaping", mail("subject", "\"".repeat(15_000_000), "t"), "too_large"));
  }

  private static OutgoingMail mail(String subject, String html, String text) {
    return Given.mail(2, subject, html, text);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void refusesWhatTheProviderWouldRefuseAndSendsTheOthers(
      String name, OutgoingMail mail, String detail) {
    assertThat(deliver(Given.identity(), Given.mail(1), mail, Given.mail(3)))
        .containsExactly(accepted(), new SendOutcome.Refused(detail), accepted());
    assertThat(sink.tries()).isEqualTo(2);
  }

  @Test
  void refusesASenderWhoseNameWouldBreakOut() {
    assertThat(deliver(Given.identity("Ada\nBcc: x", Optional.empty()), Given.mail(1)))
        .containsExactly(new SendOutcome.Refused("invalid_header"));
    assertThat(sink.tries()).isZero();
  }

  @Test
  void sendsWhatIsJustWithinTheLimits() {
    OutgoingMail largest = mail("s".repeat(998), "x".repeat(29_990_000), "");

    assertThat(deliver(Given.identity(), largest)).containsExactly(accepted());
    assertThat(sink.only().body()).hasSizeBetween(29_990_000, 30_000_000);
  }

  private List<SendOutcome> deliver(SenderIdentity identity, OutgoingMail... mails) {
    return sender.deliver(Given.TENANT, identity, List.of(mails), StartPermit.ALWAYS);
  }

  private static SendOutcome accepted() {
    return new SendOutcome.Accepted(Optional.of("sg-1"));
  }
}
