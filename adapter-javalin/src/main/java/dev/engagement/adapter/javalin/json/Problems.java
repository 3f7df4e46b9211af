package dev.engagement.adapter.javalin.json;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.FieldError;
import java.util.ArrayList;
import java.util.List;

/** All that is wrong with one body. */
final class Problems {

  /** More would only make the answer long. */
  private static final int MOST = 100;

  private final List<ErrorCode> codes = new ArrayList<>();
  private final List<FieldError> errors = new ArrayList<>();

  void add(ErrorCode code, FieldError error) {
    if (errors.size() < MOST) {
      codes.add(code);
      errors.add(error);
    }
  }

  int count() {
    return errors.size();
  }

  /**
   * Throws what was added. An unknown member comes first: it is often why another one is missing.
   */
  void check() {
    if (errors.isEmpty()) {
      return;
    }
    int first = Math.max(0, codes.indexOf(ErrorCode.UNKNOWN_FIELD));
    FieldError error = errors.get(first);
    throw new EngagementException(
        codes.get(first), (error.field() + " " + error.message()).strip(), errors);
  }
}
