package dev.engagement.adapter.graph.mail;

import dev.engagement.ports.credential.CredentialLookup;
import dev.engagement.ports.mail.OutgoingMail;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.StartPermit;
import dev.engagement.testkit.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A sender on a sink, with time that stands still until it is moved. */
final class Bench implements AutoCloseable {

  final GraphSink sink = new GraphSink();
  final SettableClock clock = SettableClock.at(Mails.NOW);
  final AtomicLong nanos = new AtomicLong(-5_000_000_000L);
  final GraphMailSender sender;
  private final CredentialLookup credentials;

  Bench() {
    this(HttpClients.create());
  }

  Bench(HttpClients clients) {
    this(clients, (tenant, provider) -> Optional.of(Mails.CREDENTIAL));
  }

  Bench(HttpClients clients, CredentialLookup credentials) {
    this.credentials = credentials;
    sender = sender(clients);
  }

  /** Returns a sender that knows nothing of this one, as in another process. */
  GraphMailSender anotherSender() {
    return sender(HttpClients.create());
  }

  private GraphMailSender sender(HttpClients clients) {
    GraphSettings settings =
        new GraphSettings(sink.url("/v1.0"), sink.url(""), Optional.empty(), Duration.ofSeconds(5));
    return new GraphMailSender(settings, credentials, clock, nanos::get, clients);
  }

  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
    clock.advance(time);
  }

  SendOutcome deliver(OutgoingMail mail) {
    return deliver(mail, StartPermit.ALWAYS);
  }

  SendOutcome deliver(OutgoingMail mail, StartPermit permit) {
    return sender.deliver(Mails.TENANT, Mails.sender(), List.of(mail), permit).get(0);
  }

  List<SendOutcome> deliver(List<OutgoingMail> mails) {
    return sender.deliver(Mails.TENANT, Mails.sender(), mails, StartPermit.ALWAYS);
  }

  @Override
  public void close() {
    sender.close();
    sink.close();
  }
}
