package dev.engagement.adapter.sendgrid.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.mail.OutgoingMail;
import java.util.Optional;

/** What SendGrid is documented to refuse, found without asking it. */
final class Objections {

  /** A mail has to be smaller. */
  static final int TOO_LARGE = 30_000_000;

  static final int LONGEST_SUBJECT = 998;

  private Objections() {}

  /** Returns why the mail would be refused, as a code, or empty. */
  static Optional<String> to(SenderIdentity sender, OutgoingMail mail) {
    if (mail.subject().isBlank()) {
      return Optional.of("empty_subject");
    }
    if (mail.subject().length() > LONGEST_SUBJECT) {
      return Optional.of("subject_too_long");
    }
    if (mail.text().isEmpty() && mail.html().isEmpty()) {
      return Optional.of("empty_content");
    }
    boolean oneLineEach =
        isOneLine(mail.subject())
            && isOneLine(mail.messageId())
            && isOneLine(sender.name())
            && isOneLine(mail.toName().orElse(""));
    return oneLineEach ? Optional.empty() : Optional.of("invalid_header");
  }

  private static boolean isOneLine(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
        return false;
      }
    }
    return true;
  }

  static boolean isTooLarge(String body) {
    return body.length() >= TOO_LARGE / 3 && body.getBytes(UTF_8).length >= TOO_LARGE;
  }
}
