package dev.engagement.adapter.sendgrid.mail;

import dev.engagement.ports.mail.MailSender;
import dev.engagement.testkit.mail.MailSenderContract;
import org.junit.jupiter.api.AfterEach;

class SendGridMailSenderContractTest extends MailSenderContract {

  private final Sink sink = Sink.that(Behaviour.accepts());
  private final SendGridMailSender sender = Given.sender(sink.url());

  @AfterEach
  void close() {
    sender.close();
    sink.close();
  }

  @Override
  protected MailSender sender() {
    return sender;
  }
}
