package dev.engagement.ports.embedding;

import dev.engagement.ports.IdSource;
import dev.engagement.ports.MonotonicTime;
import dev.engagement.ports.access.SecretSource;
import dev.engagement.ports.credential.CredentialCipher;
import dev.engagement.ports.guardrail.HolidayCalendars;
import dev.engagement.ports.mail.MailSender;
import dev.engagement.ports.queue.PipelineObserver;
import dev.engagement.ports.suppression.UnsubscribeLinks;
import dev.engagement.ports.template.TemplateRenderer;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * The world around the engine.
 *
 * @param clock where all instants come from
 * @param stopwatch what measures how long an intent to send is old
 * @param executor runs what may go side by side; {@code Runnable::run} makes everything happen
 *     within the call, one after the other
 * @param senders one for each provider that is set up here
 */
public record Surroundings(
    InstantSource clock,
    MonotonicTime stopwatch,
    Executor executor,
    IdSource ids,
    SecretSource secrets,
    TemplateRenderer renderer,
    List<MailSender> senders,
    UnsubscribeLinks unsubscribeLinks,
    HolidayCalendars holidays,
    CredentialCipher cipher,
    PipelineObserver observer) {
  public Surroundings {
    senders = List.copyOf(senders);
  }
}
