package dev.engagement.adapter.mime.mail;

import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.credential.CredentialLookup;
import dev.engagement.ports.credential.SmtpSecurity;
import dev.engagement.ports.identity.Provider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Senders that trust the certificate of the tests, and accounts for them. */
final class Smtp {

  static final String USER = "ada";
  static final String PASSWORD = "sesame, open";
  static final Duration TIMEOUT = Duration.ofSeconds(20);

  private Smtp() {}

  static Credential.Smtp account(int port, SmtpSecurity security) {
    return new Credential.Smtp("localhost", port, security, USER, PASSWORD);
  }

  static Credential.Smtp anonymous(int port) {
    return new Credential.Smtp("127.0.0.1", port, SmtpSecurity.NONE, "", "");
  }

  static SmtpMailSender sender(Credential credential) {
    return sender(credential, TIMEOUT, 1);
  }

  static SmtpMailSender sender(Credential credential, Duration timeout, int atOnce) {
    return sender(lookup(credential), timeout, atOnce);
  }

  static SmtpMailSender sender(CredentialLookup credentials, Duration timeout, int atOnce) {
    return sender(credentials, Mails.CLOCK, timeout, atOnce);
  }

  static SmtpMailSender sender(
      CredentialLookup credentials, InstantSource clock, Duration timeout, int atOnce) {
    return new SmtpMailSender(
        credentials, clock, new SmtpConnector(timeout, Certificates.sockets()), atOnce);
  }

  private static CredentialLookup lookup(Credential credential) {
    return (tenant, provider) ->
        provider == Provider.SMTP ? Optional.of(credential) : Optional.empty();
  }
}
