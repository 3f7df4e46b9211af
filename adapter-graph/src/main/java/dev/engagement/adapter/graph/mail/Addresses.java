package dev.engagement.adapter.graph.mail;

import dev.engagement.ports.contact.EmailAddress;

/** Writes addresses with their domain in ASCII. */
final class Addresses {

  private Addresses() {}

  static String ascii(EmailAddress address) throws InvalidHeaderException {
    EmailAddress checked =
        EmailAddress.parse(address.value()).orElseThrow(InvalidHeaderException::new);
    String local = checked.value().substring(0, checked.value().lastIndexOf('@'));
    return OneLine.token(local + "@" + checked.domain());
  }
}
