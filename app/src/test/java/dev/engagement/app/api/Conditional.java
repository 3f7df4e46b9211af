package dev.engagement.app.api;

import dev.engagement.adapter.javalin.web.Method;
import dev.engagement.adapter.javalin.web.Operation;
import java.util.Set;

/** Knows which operations change a thing that has a tag. */
final class Conditional {

  /** They add a thing below the one that is named, or change one that is shown without a tag. */
  private static final Set<Operation> WITHOUT_TAG =
      Set.of(
          Operation.SEQUENCE_ENROLL,
          Operation.SEQUENCE_ENROLLMENT_CREATE,
          Operation.API_KEY_REVOKE,
          Operation.QUEUE_RESOLVE,
          Operation.CREDENTIAL_SET,
          Operation.CREDENTIAL_DELETE,
          Operation.UNSUBSCRIBE);

  private static final Set<Operation> OF_THE_TENANT =
      Set.of(Operation.SWITCH_SET, Operation.LIMIT_SET, Operation.DAYS_OFF_SET);

  private Conditional() {}

  static boolean isConditional(Operation operation) {
    boolean single = operation.path().contains("{") || OF_THE_TENANT.contains(operation);
    return single && operation.method() != Method.GET && !WITHOUT_TAG.contains(operation);
  }
}
