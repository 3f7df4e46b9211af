package dev.engagement.adapter.mime.mail;

import static dev.engagement.adapter.mime.mail.Mails.mail;
import static dev.engagement.adapter.mime.mail.Mails.sender;

import dev.engagement.ports.mail.StartPermit;
import java.nio.file.Path;
import java.util.List;

/** A process of its own that writes many mails, and says how far it is. */
public final class KilledSender {

  private KilledSender() {}

  /** Writes to the outbox that the first argument names as many mails as the second one says. */
  public static void main(String[] arguments) {
    FileMailSender files = new FileMailSender(Path.of(arguments[0]), Mails.CLOCK);
    int mails = Integer.parseInt(arguments[1]);
    for (int number = 0; number < mails; number++) {
      files.deliver(Mails.TENANT, sender(), List.of(mail(number)), StartPermit.ALWAYS);
      System.out.println(number);
    }
  }
}
