package dev.engagement.adapter.graph.mail;

import dev.engagement.ports.MonotonicTime;
import java.time.Duration;
import java.time.InstantSource;

/** All that conversations with Microsoft Graph share. */
record GraphSession(
    GraphExchange exchange,
    GraphRequests requests,
    AccessTokens tokens,
    Outcomes outcomes,
    Duration timeout,
    MonotonicTime stopwatch) {

  static GraphSession of(
      GraphSettings settings, HttpClients clients, InstantSource clock, MonotonicTime stopwatch) {
    GraphExchange exchange = new GraphExchange(clients, settings.baseUrl());
    return new GraphSession(
        exchange,
        new GraphRequests(exchange.client()),
        new AccessTokens(new TokenEndpoint(settings, clock), stopwatch),
        new Outcomes(clock),
        settings.timeout(),
        stopwatch);
  }

  Deadline deadline() {
    return Deadline.in(timeout, stopwatch);
  }

  Access access(Account account, Deadline deadline) {
    return tokens.get(account.credential(), deadline);
  }

  Conversation begin(Account account, String token, Deadline deadline) {
    return new Conversation(this, account, token, deadline);
  }
}
