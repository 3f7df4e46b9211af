package dev.engagement.ports.tenant;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * A tenant: the customer that owns a piece of data, as named by the {@code X-Customer-Id} header.
 */
public record TenantId(UUID value) {

  /**
   * The owner of what belongs to no tenant, such as the audit entries of global settings (RFC 9562,
   * section 5.9).
   */
  public static final TenantId NIL = new TenantId(new UUID(0, 0));

  public TenantId {
    requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
