package dev.engagement.adapter.mime.mail;

import static dev.engagement.adapter.mime.mail.Mails.sender;

import dev.engagement.ports.mail.OutgoingMail;
import dev.engagement.ports.mail.StartPermit;
import java.nio.file.Path;
import java.util.List;

/** A process of its own that writes many mails, and says how far it is. */
public final class KilledSender {

  private KilledSender() {}

  /**
   * Writes to the outbox that the first argument names as many mails as the second one says, each
   * as long as the third one says.
   */
  public static void main(String[] arguments) {
    FileMailSender files = new FileMailSender(Path.of(arguments[0]), Mails.CLOCK);
    int mails = Integer.parseInt(arguments[1]);
    int length = Integer.parseInt(arguments[2]);
    for (int number = 0; number < mails; number++) {
      files.deliver(Mails.TENANT, sender(), List.of(mail(number, length)), StartPermit.ALWAYS);
      System.out.println(number);
    }
  }

  static OutgoingMail mail(int number, int length) {
    OutgoingMail mail = Mails.mail(number);
    return new OutgoingMail(
        mail.item(),
        mail.messageId(),
        mail.to(),
        mail.toName(),
        mail.subject(),
        mail.html(),
        mail.text() + "x".repeat(length),
        mail.unsubscribe());
  }
}
