package dev.engagement.ports.access;

import dev.engagement.ports.Actor;
import dev.engagement.ports.DrivingPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import java.util.Optional;
import java.util.UUID;

/** What the platform's admins do with keys, and how a caller is recognised. */
@DrivingPort
public interface ApiKeys {

  /**
   * Issues a key. Its secret is in the answer and nowhere else.
   *
   * @throws EngagementException with {@link ErrorCode#INVALID_REQUEST} if the name is blank, longer
   *     than 200 characters or holds control characters, or if a tenant of the scope does not exist
   */
  IssuedApiKey issue(String name, Role role, TenantScope scope, Actor actor);

  /** Makes sure that a key of the platform's admin with this secret exists. Idempotent. */
  void ensureAdmin(String secret);

  /** Returns keys in the order in which they were issued. */
  Page<ApiKey> list(PageRequest page);

  /**
   * Revokes the key at once. @throws EngagementException with {@link ErrorCode#NOT_FOUND} if there
   * is none
   */
  void revoke(UUID id, Actor actor);

  /** Returns who has this secret, or empty if nobody has. */
  Optional<Principal> authenticate(String secret);
}
