package dev.engagement.app;

import dev.engagement.adapter.graph.mail.GraphMailSender;
import dev.engagement.adapter.graph.mail.GraphSettings;
import dev.engagement.adapter.mime.mail.FileMailSender;
import dev.engagement.adapter.mime.mail.SmtpMailSender;
import dev.engagement.adapter.sendgrid.mail.SendGridMailSender;
import dev.engagement.adapter.sendgrid.mail.SendGridSettings;
import dev.engagement.ports.credential.CredentialLookup;
import dev.engagement.ports.mail.MailSender;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One sender for each provider there is. */
final class MailSenders {

  private static final Logger LOG = LoggerFactory.getLogger(MailSenders.class);
  private static final int SMTP_CONNECTIONS = 4;
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private MailSenders() {}

  static List<MailSender> of(
      Settings settings, CredentialLookup credentials, Path outbox, InstantSource clock) {
    ProviderSettings providers = settings.providers();
    return List.of(
        new FileMailSender(outbox, clock),
        new SmtpMailSender(credentials, clock, TIMEOUT, SMTP_CONNECTIONS),
        new SendGridMailSender(
            new SendGridSettings(
                providers.sendGridUrl(), providers.sendGridKey(), settings.sendSlots(), TIMEOUT),
            credentials,
            clock),
        new GraphMailSender(
            new GraphSettings(
                providers.graphUrl(), providers.graphAuthority(), providers.graph(), TIMEOUT),
            credentials,
            clock,
            System::nanoTime));
  }

  /** Lets go of what they hold. */
  static void close(List<MailSender> senders) {
    senders.stream()
        .filter(AutoCloseable.class::isInstance)
        .map(AutoCloseable.class::cast)
        .forEach(MailSenders::close);
  }

  private static void close(AutoCloseable sender) {
    try {
      sender.close();
    } catch (Exception ending) {
      LOG.warn("a sender could not be closed: {}", ending.getClass().getName());
    }
  }
}
