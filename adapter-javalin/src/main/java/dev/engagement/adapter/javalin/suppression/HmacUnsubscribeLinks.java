package dev.engagement.adapter.javalin.suppression;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.engagement.adapter.javalin.web.Digests;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.suppression.UnsubscribeLinks;
import dev.engagement.ports.suppression.UnsubscribeTarget;
import dev.engagement.ports.tenant.TenantId;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;

/**
 * Unsubscribe links whose tokens are tenant and recipient, signed. Nothing is kept of them, so that
 * they work for as long as the secret stays.
 */
public final class HmacUnsubscribeLinks implements UnsubscribeLinks {

  private static final int IDS = 32;
  private static final int SIGNATURE = 32;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  /** Never used itself, so that it can be copied by many at once. */
  private final Mac keyed;

  private final Optional<String> prefix;

  /**
   * @param secret at least 32 random bytes
   * @param publicUrl the address under which recipients reach this server, or empty
   */
  public HmacUnsubscribeLinks(byte[] secret, Optional<URI> publicUrl) {
    this.keyed = Digests.keyed(Digests.hmac(secret, "unsubscribe".getBytes(UTF_8)));
    this.prefix = publicUrl.map(url -> url.toString().replaceAll("/+$", "") + "/unsubscribe/");
  }

  @Override
  public Optional<URI> link(TenantId tenant, RecipientId recipient) {
    return prefix.map(before -> URI.create(before + token(tenant, recipient)));
  }

  private String token(TenantId tenant, RecipientId recipient) {
    byte[] ids =
        ByteBuffer.allocate(IDS)
            .putLong(tenant.value().getMostSignificantBits())
            .putLong(tenant.value().getLeastSignificantBits())
            .putLong(recipient.value().getMostSignificantBits())
            .putLong(recipient.value().getLeastSignificantBits())
            .array();
    return ENCODER.encodeToString(
        ByteBuffer.allocate(IDS + SIGNATURE).put(ids).put(sign(ids)).array());
  }

  private byte[] sign(byte[] ids) {
    try {
      return ((Mac) keyed.clone()).doFinal(ids);
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public Optional<UnsubscribeTarget> read(String token) {
    return decode(token).filter(this::isSigned).map(HmacUnsubscribeLinks::target);
  }

  private static Optional<byte[]> decode(String token) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token);
      return Optional.of(bytes)
          .filter(decoded -> decoded.length == IDS + SIGNATURE)
          .filter(decoded -> ENCODER.encodeToString(decoded).equals(token));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private boolean isSigned(byte[] token) {
    byte[] expected = sign(Arrays.copyOf(token, IDS));
    return MessageDigest.isEqual(expected, Arrays.copyOfRange(token, IDS, token.length));
  }

  private static UnsubscribeTarget target(byte[] token) {
    ByteBuffer ids = ByteBuffer.wrap(token);
    return new UnsubscribeTarget(
        new TenantId(new UUID(ids.getLong(), ids.getLong())),
        new RecipientId(new UUID(ids.getLong(), ids.getLong())));
  }
}
