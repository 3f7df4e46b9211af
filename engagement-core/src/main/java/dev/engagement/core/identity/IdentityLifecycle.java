package dev.engagement.core.identity;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.identity.IdentityEdit;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.identity.IdentityState;
import dev.engagement.ports.identity.NewIdentity;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides how identities begin and what becomes of them. Pure: no clock, no store. */
public final class IdentityLifecycle {

  private IdentityLifecycle() {}

  static SenderIdentity create(TenantId tenant, IdentityId id, NewIdentity identity, Instant now) {
    return new SenderIdentity(
        tenant,
        id,
        identity.name(),
        identity.email(),
        identity.provider(),
        identity.replyTo(),
        identity.dailyLimit(),
        identity.warmUp(),
        identity.timezone(),
        identity.provider() == Provider.FILE ? IdentityState.ACTIVE : IdentityState.UNVERIFIED,
        now,
        now,
        0);
  }

  static SenderIdentity edit(SenderIdentity identity, IdentityEdit edit, Instant now) {
    if (edit.state().equals(Optional.of(IdentityState.UNVERIFIED))) {
      throw new EngagementException(
          ErrorCode.ILLEGAL_TRANSITION, "nobody makes an identity unverified");
    }
    return new SenderIdentity(
        identity.tenant(),
        identity.id(),
        edit.name().orElse(identity.name()),
        identity.email(),
        identity.provider(),
        edit.replyTo().or(identity::replyTo),
        edit.dailyLimit().or(identity::dailyLimit),
        edit.warmUp().or(identity::warmUp),
        edit.timezone().or(identity::timezone),
        edit.state().orElse(identity.state()),
        identity.createdAt(),
        now,
        identity.version());
  }

  /** Returns the identity paused, because its provider takes nothing from it. */
  public static SenderIdentity paused(SenderIdentity identity, Instant now) {
    return in(IdentityState.PAUSED, identity, now);
  }

  /** Returns the identity active, because its provider would take mail from it. */
  static SenderIdentity active(SenderIdentity identity, Instant now) {
    return in(IdentityState.ACTIVE, identity, now);
  }

  private static SenderIdentity in(IdentityState state, SenderIdentity identity, Instant now) {
    return edit(
        identity,
        new IdentityEdit(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(state)),
        now);
  }

  /** Returns the codes of the parts that differ, in a fixed order. */
  static String changed(SenderIdentity before, SenderIdentity after) {
    List<String> parts = new ArrayList<>();
    add(parts, "name", before.name(), after.name());
    add(parts, "reply_to", before.replyTo(), after.replyTo());
    add(parts, "daily_limit", before.dailyLimit(), after.dailyLimit());
    add(parts, "warm_up", before.warmUp(), after.warmUp());
    add(parts, "timezone", before.timezone(), after.timezone());
    add(parts, "state", before.state(), after.state());
    return String.join(",", parts);
  }

  /** Returns the reasons that an edit may have done away with. */
  static Set<ReasonCode> loosened(SenderIdentity before, SenderIdentity after) {
    boolean moreADay =
        !before.warmUp().equals(after.warmUp())
            || !before.timezone().equals(after.timezone())
            || most(after) > most(before);
    return moreADay ? Set.of(ReasonCode.IDENTITY_DAILY_LIMIT, ReasonCode.WARM_UP_CAP) : Set.of();
  }

  private static int most(SenderIdentity identity) {
    return identity.dailyLimit().orElse(Integer.MAX_VALUE);
  }

  private static void add(List<String> parts, String code, Object before, Object after) {
    if (!before.equals(after)) {
      parts.add(code);
    }
  }
}
