package dev.engagement.core.guardrail;

import java.time.Instant;

/**
 * The tokens of the global rate limit that were taken for a batch before it is judged.
 *
 * @param granted how many of its mails may go
 * @param nextAt when the next token is free
 */
public record GlobalTokens(int granted, Instant nextAt) {

  /** Everything may go, as far as everybody together is concerned. */
  public static GlobalTokens all(Instant now) {
    return new GlobalTokens(Integer.MAX_VALUE, now);
  }
}
