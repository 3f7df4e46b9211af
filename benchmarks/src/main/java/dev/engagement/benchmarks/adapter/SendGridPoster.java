package dev.engagement.benchmarks.adapter;

import dev.engagement.adapter.sendgrid.mail.SendGridMailSender;
import dev.engagement.adapter.sendgrid.mail.SendGridSettings;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.mail.OutgoingMail;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.StartPermit;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The SendGrid adapter, handed one batch after the other. */
final class SendGridPoster implements Poster {

  private final SendGridMailSender sender;
  private final SenderIdentity identity = Mails.sender();
  private final List<OutgoingMail> batch;

  SendGridPoster(URI sink, int connections, int batch) {
    this.batch = Mails.batch(batch);
    this.sender =
        new SendGridMailSender(
            new SendGridSettings(
                sink, Optional.of("SG.bench"), connections, Duration.ofSeconds(20)),
            (tenant, provider) -> Optional.empty(),
            InstantSource.system());
  }

  @Override
  public void post(int mails) {
    for (int from = 0; from < mails; from += batch.size()) {
      List<OutgoingMail> next = batch.subList(0, Math.min(batch.size(), mails - from));
      sender.deliver(Mails.TENANT, identity, next, StartPermit.ALWAYS).forEach(this::require);
    }
  }

  private void require(SendOutcome outcome) {
    if (outcome.kind() != SendOutcome.Kind.ACCEPTED) {
      throw new IllegalStateException("not accepted: " + outcome);
    }
  }

  @Override
  public void close() {
    sender.close();
  }
}
