package dev.engagement.core.guardrail;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.FieldError;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.guardrail.SwitchScope;
import dev.engagement.ports.guardrail.SwitchTarget;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.tenant.TenantId;
import java.util.UUID;

/** Finds out what switches and canaries are for. What is global belongs to the nil tenant. */
final class SwitchTargetService {

  private final Stores stores;

  SwitchTargetService(Stores stores) {
    this.stores = stores;
  }

  /** Returns whose it is, once it is seen to name what its scope asks for. */
  static TenantId owner(TenantId tenant, SwitchTarget target) {
    boolean targeted =
        target.scope() == SwitchScope.SEQUENCE || target.scope() == SwitchScope.SENDER;
    if (targeted != target.id().isPresent()) {
      String message = targeted ? "name the " + target.scope().code() : "this scope takes no id";
      throw EngagementException.invalid(
          ErrorCode.INVALID_REQUEST, new FieldError("id", "invalid", message));
    }
    return target.scope() == SwitchScope.GLOBAL ? TenantId.NIL : tenant;
  }

  /** Returns what an audit entry about it is about. */
  static UUID subject(TenantId owner, SwitchTarget target) {
    return target.id().orElse(owner.value());
  }

  /** Refuses a sequence or sender that is not there. Call it inside a unit of the owner. */
  void requireThere(TenantId owner, SwitchTarget target) {
    boolean there =
        switch (target.scope()) {
          case GLOBAL, TENANT -> true;
          case SEQUENCE ->
              stores.sequences().find(owner, new SequenceId(target.id().orElseThrow())).isPresent();
          case SENDER ->
              stores
                  .identities()
                  .find(owner, new IdentityId(target.id().orElseThrow()))
                  .isPresent();
        };
    if (!there) {
      throw new EngagementException(ErrorCode.NOT_FOUND, "no such " + target.scope().code());
    }
  }
}
