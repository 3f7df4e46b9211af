package dev.engagement.core.guardrail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.guardrail.Canary;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Deals recipients out to a hundred parts by a fixed hash: the same one to the same part of a scope
 * for ever, so that a larger share lets go whom the smaller one did.
 */
final class CanaryShare {

  private static final int PARTS = 100;

  private CanaryShare() {}

  /** Returns the part of the recipient in the canary's scope, from 0 to 99. */
  static int of(Canary canary, EmailAddress address) {
    String target = canary.target().map(id -> id.toString()).orElse("");
    String text = canary.scope().code() + "/" + target + "/" + address.normalised();
    long start = ByteBuffer.wrap(sha256().digest(text.getBytes(UTF_8))).getLong();
    return (int) Long.remainderUnsigned(start, PARTS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }
}
