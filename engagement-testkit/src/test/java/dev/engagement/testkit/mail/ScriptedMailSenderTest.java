package dev.engagement.testkit.mail;

import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.mail.MailSender;

class ScriptedMailSenderTest extends MailSenderContract {

  private final ScriptedMailSender sender = new ScriptedMailSender(Provider.SMTP);

  @Override
  protected MailSender sender() {
    return sender;
  }
}
