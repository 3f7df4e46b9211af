package dev.engagement.adapter.graph.mail;

import dev.engagement.ports.MonotonicTime;
import dev.engagement.ports.credential.Credential;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps one token for each credential. Who has the directory and the application of another but not
 * the secret does not get the other's token.
 */
final class AccessTokens {

  private static final int MANY = 1_000;

  private final Map<Credential.Graph, AccessTokenHolder> holders = new ConcurrentHashMap<>();
  private final TokenEndpoint endpoint;
  private final MonotonicTime stopwatch;

  AccessTokens(TokenEndpoint endpoint, MonotonicTime stopwatch) {
    this.endpoint = endpoint;
    this.stopwatch = stopwatch;
  }

  Access get(Credential.Graph credential, Deadline deadline) {
    if (holders.size() > MANY) {
      holders.values().removeIf(AccessTokenHolder::isEmpty);
    }
    return holders
        .computeIfAbsent(credential, one -> new AccessTokenHolder(one, endpoint, stopwatch))
        .get(deadline);
  }

  /** Forgets a token that was refused, unless another has come in its place. */
  void drop(Credential.Graph credential, String token) {
    AccessTokenHolder holder = holders.get(credential);
    if (holder != null) {
      holder.drop(token);
    }
  }
}
