package dev.engagement.adapter.sendgrid.mail;

import org.apache.http.impl.client.HttpClientBuilder;

/** The HTTP client as everybody has it, which can be told to try again, beneath the adapter. */
final class UsualClient {

  private UsualClient() {}

  /** Returns a builder that has the adapter's pool. */
  static HttpClientBuilder with(SendGridSettings settings) {
    return HttpClientBuilder.create()
        .setConnectionManager(Connections.pool(settings))
        .disableContentCompression();
  }
}
