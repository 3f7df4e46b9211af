package dev.engagement.adapter.javalin.web;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.access.ApiKeys;
import dev.engagement.ports.access.Principal;
import io.javalin.http.Context;
import java.util.Optional;

/** Recognises callers by their key. */
final class Authentication {

  private static final String SCHEME = "Bearer ";
  private static final int LONGEST_KEY = 512;

  private final ApiKeys keys;

  Authentication(ApiKeys keys) {
    this.keys = keys;
  }

  Principal of(Context ctx) {
    return secret(ctx)
        .flatMap(keys::authenticate)
        .orElseThrow(
            () ->
                new EngagementException(
                    ErrorCode.UNAUTHENTICATED,
                    "an Authorization header with a valid key is needed"));
  }

  private static Optional<String> secret(Context ctx) {
    return Optional.ofNullable(ctx.header("Authorization"))
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).strip())
        .filter(secret -> secret.length() <= LONGEST_KEY)
        .filter(secret -> !secret.isEmpty() && secret.chars().allMatch(c -> c > ' ' && c < 0x7f));
  }
}
