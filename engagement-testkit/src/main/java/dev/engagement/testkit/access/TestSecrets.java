package dev.engagement.testkit.access;

import dev.engagement.ports.access.SecretSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/** Secrets that count up, with true hashes. */
public final class TestSecrets implements SecretSource {

  private final AtomicLong count = new AtomicLong();

  @Override
  public String next() {
    return "secret-%060d".formatted(count.incrementAndGet());
  }

  @Override
  public String hash(String secret) {
    return HexFormat.of().formatHex(sha256().digest(secret.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
