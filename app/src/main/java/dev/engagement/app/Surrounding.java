package dev.engagement.app;

import dev.engagement.adapter.javalin.suppression.HmacUnsubscribeLinks;
import dev.engagement.adapter.jollyday.guardrail.JollydayCalendars;
import dev.engagement.adapter.mustache.template.MustacheRenderer;
import dev.engagement.core.embedding.Engagement;
import dev.engagement.ports.credential.CredentialCipher;
import dev.engagement.ports.credential.CredentialLookup;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.mail.MailSender;
import dev.engagement.ports.queue.PipelineObserver;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;

/** The world around the engine of one process. */
final class Surrounding {

  private Surrounding() {}

  static Surroundings of(
      Foundation foundation,
      Settings settings,
      Stores stores,
      InstantSource clock,
      Executor lanes,
      PipelineObserver observer) {
    CredentialCipher cipher = foundation.cipher(settings);
    CredentialLookup credentials = Engagement.credentials(stores, cipher, clock);
    List<MailSender> senders = MailSenders.of(settings, credentials, foundation.outbox(), clock);
    foundation.housekeeping().closing(() -> MailSenders.close(senders));
    return new Surroundings(
        clock,
        System::nanoTime,
        lanes,
        Identifiers.source(),
        foundation.secrets(),
        new MustacheRenderer(),
        senders,
        new HmacUnsubscribeLinks(foundation.signingSecret(), settings.publicUrl()),
        new JollydayCalendars(),
        cipher,
        observer);
  }
}
