package dev.engagement.adapter.javalin.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/**
 * Makes places in lists into cursors, and reads them. A cursor is signed together with the list
 * that it belongs to, and is of no use anywhere else.
 */
final class Cursors {

  private static final int SIGNATURE = 16;

  private final byte[] key;

  Cursors(byte[] secret) {
    this.key = Digests.hmac(secret, "cursor".getBytes(UTF_8));
  }

  String write(String list, String place) {
    byte[] bytes = place.getBytes(UTF_8);
    byte[] signed = Arrays.copyOf(bytes, bytes.length + SIGNATURE);
    System.arraycopy(sign(list, bytes), 0, signed, bytes.length, SIGNATURE);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
  }

  /**
   * Returns the place.
   *
   * @throws EngagementException with {@link ErrorCode#INVALID_CURSOR} if the cursor was not made
   *     for this list
   */
  String read(String list, String cursor) {
    byte[] signed = decode(cursor);
    if (signed.length > SIGNATURE) {
      byte[] place = Arrays.copyOf(signed, signed.length - SIGNATURE);
      byte[] signature = Arrays.copyOfRange(signed, place.length, signed.length);
      if (MessageDigest.isEqual(signature, sign(list, place))) {
        return new String(place, UTF_8);
      }
    }
    throw invalid();
  }

  static EngagementException invalid() {
    return new EngagementException(
        ErrorCode.INVALID_CURSOR, "the cursor does not belong to this list, or is too old");
  }

  private static byte[] decode(String cursor) {
    try {
      return Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException notOurs) {
      throw invalid();
    }
  }

  private byte[] sign(String list, byte[] place) {
    byte[] name = list.getBytes(UTF_8);
    byte[] message = Arrays.copyOf(name, name.length + 1 + place.length);
    System.arraycopy(place, 0, message, name.length + 1, place.length);
    return Arrays.copyOf(Digests.hmac(key, message), SIGNATURE);
  }
}
