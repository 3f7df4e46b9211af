package dev.engagement.adapter.javalin;

import dev.engagement.ports.suppression.Unsubscribes;
import java.util.ArrayList;
import java.util.List;

/** Knows one token. */
final class StubUnsubscribes implements Unsubscribes {

  static final String TOKEN = "known-token";

  final List<String> unsubscribed = new ArrayList<>();

  @Override
  public boolean recognises(String token) {
    return token.equals(TOKEN);
  }

  @Override
  public void unsubscribe(String token) {
    unsubscribed.add(token);
  }
}
