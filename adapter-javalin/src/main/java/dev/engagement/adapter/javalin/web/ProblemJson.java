package dev.engagement.adapter.javalin.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.FieldError;
import java.util.List;
import java.util.Locale;

/** What went wrong (RFC 9457). */
record ProblemJson(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    String requestId,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldErrorJson> errors) {

  static final String MEDIA_TYPE = "application/problem+json";

  private static final String TYPE = "urn:engagement:problem:";

  record FieldErrorJson(String field, String code, String message) {
    static FieldErrorJson of(FieldError error) {
      return new FieldErrorJson(error.field(), error.code(), error.message());
    }
  }

  static ProblemJson of(EngagementException refusal, String instance, String requestId) {
    return new ProblemJson(
        TYPE + refusal.code().code(),
        title(refusal.code().code()),
        statusOf(refusal.code().kind()),
        detail(refusal),
        instance,
        refusal.code().code(),
        requestId,
        refusal.errors().stream().map(FieldErrorJson::of).toList());
  }

  /** Returns the problem of a mistake of ours, which tells nothing about it. */
  static ProblemJson internal(String instance, String requestId) {
    return new ProblemJson(
        TYPE + "internal_error",
        title("internal_error"),
        500,
        "something went wrong here; it was logged under the request id",
        instance,
        "internal_error",
        requestId,
        List.of());
  }

  /** Returns the same problem under the status that the server chose. */
  ProblemJson withStatus(int chosen) {
    return new ProblemJson(type, title, chosen, detail, instance, code, requestId, errors);
  }

  static int statusOf(ErrorCode.Kind kind) {
    return switch (kind) {
      case MALFORMED -> 400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case METHOD_NOT_ALLOWED -> 405;
      case CONFLICT -> 409;
      case PRECONDITION -> 412;
      case TOO_LARGE -> 413;
      case UNSUPPORTED_MEDIA -> 415;
      case INVALID -> 422;
      case TRANSIENT -> 503;
    };
  }

  /** What is not there and what is another's are told apart by nothing. */
  private static String detail(EngagementException refusal) {
    return refusal.code() == ErrorCode.NOT_FOUND
        ? "there is no such thing here"
        : refusal.getMessage();
  }

  private static String title(String code) {
    String words = code.replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
