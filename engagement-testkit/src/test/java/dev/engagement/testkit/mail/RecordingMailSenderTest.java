package dev.engagement.testkit.mail;

import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.mail.MailSender;

class RecordingMailSenderTest extends MailSenderContract {

  private final RecordingMailSender sender = new RecordingMailSender(Provider.FILE);

  @Override
  protected MailSender sender() {
    return sender;
  }
}
