package dev.engagement.adapter.javalin.web;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The two algorithms that are used here; every Java has them. */
public final class Digests {

  private static final String HMAC = "HmacSHA256";

  private Digests() {}

  /** Returns a new SHA-256 digest. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Returns the HMAC-SHA256 of a message. */
  public static byte[] hmac(byte[] key, byte[] message) {
    return keyed(key).doFinal(message);
  }

  /** Returns what makes HMACs with a key; to copy it costs less than to make another. */
  public static Mac keyed(byte[] key) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
