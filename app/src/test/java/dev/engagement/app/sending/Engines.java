package dev.engagement.app.sending;

import com.fasterxml.uuid.Generators;
import dev.engagement.adapter.javalin.access.SecureSecretSource;
import dev.engagement.adapter.javalin.suppression.HmacUnsubscribeLinks;
import dev.engagement.adapter.mime.mail.FileMailSender;
import dev.engagement.adapter.mustache.template.MustacheRenderer;
import dev.engagement.adapter.sendgrid.mail.SendGridMailSender;
import dev.engagement.adapter.sendgrid.mail.SendGridSettings;
import dev.engagement.core.embedding.Engagement;
import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.credential.CredentialCipher;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.guardrail.HolidayCalendars;
import dev.engagement.ports.mail.MailSender;
import dev.engagement.ports.queue.WorkerSettings;
import dev.engagement.ports.tenant.TenantId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;

/** Wires engines as the application does, for the launcher and for the tests. */
final class Engines {

  private static final byte[] SECRET =
      "a secret of the tests, thirty-two bytes or more".getBytes(StandardCharsets.UTF_8);
  private static final URI PUBLIC = URI.create("http://127.0.0.1:1");

  private Engines() {}

  static Engagement over(
      Stores stores, InstantSource clock, List<MailSender> senders, WorkerSettings settings) {
    Surroundings surroundings =
        new Surroundings(
            clock,
            System::nanoTime,
            Executors.newCachedThreadPool(Engines::daemon),
            Generators.timeBasedEpochGenerator()::generate,
            new SecureSecretSource(),
            new MustacheRenderer(),
            senders,
            links(),
            HolidayCalendars.NONE,
            CredentialCipher.NONE,
            new SilentObserver());
    return Engagement.over(stores, surroundings, settings);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "lane");
    thread.setDaemon(true);
    return thread;
  }

  static HmacUnsubscribeLinks links() {
    return new HmacUnsubscribeLinks(SECRET, Optional.of(PUBLIC));
  }

  /** Returns what mail leaves through: the sink, with a key for each customer, and a folder. */
  static List<MailSender> senders(WorkerOptions options, Path outbox, InstantSource clock) {
    SendGridSettings settings =
        new SendGridSettings(
            options.provider(), Optional.empty(), WorkerOptions.SLOTS, options.request());
    return List.of(
        new SendGridMailSender(
            settings,
            (tenant, ignored) -> Optional.of(new Credential.SendGrid(key(tenant))),
            clock),
        new FileMailSender(outbox, clock));
  }

  /** Returns the key by which the provider knows a customer. */
  static String key(TenantId tenant) {
    return "SG." + tenant;
  }
}
