package dev.engagement.adapter.mime.mail;

import dev.engagement.ports.credential.SmtpSecurity;
import dev.engagement.ports.mail.MailSender;
import dev.engagement.testkit.mail.MailSenderContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class SmtpMailSenderContractTest extends MailSenderContract {

  private static GreenMailServer server;
  private static SmtpMailSender sender;

  @BeforeAll
  static void start() {
    server = new GreenMailServer();
    sender = Smtp.sender(Smtp.account(server.securedPort(), SmtpSecurity.TLS), Smtp.TIMEOUT, 3);
  }

  @AfterAll
  static void stop() {
    sender.close();
    server.close();
  }

  @Override
  protected MailSender sender() {
    return sender;
  }
}
