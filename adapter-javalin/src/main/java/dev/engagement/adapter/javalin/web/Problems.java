package dev.engagement.adapter.javalin.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.engagement.adapter.javalin.json.Json;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what went wrong: the only place where exceptions become answers. */
final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  static void answer(Context ctx, EngagementException refusal, String requestId) {
    if (refusal.code().kind() == ErrorCode.Kind.TRANSIENT) {
      LOG.warn("Request {} met {}", requestId, refusal.code().code());
    }
    retryAfter(ctx, refusal.code());
    if (refusal.code() == ErrorCode.UNAUTHENTICATED) {
      ctx.header("WWW-Authenticate", "Bearer");
    }
    write(ctx, ProblemJson.of(refusal, ctx.path(), requestId));
  }

  private static void retryAfter(Context ctx, ErrorCode code) {
    if (code == ErrorCode.IDEMPOTENCY_KEY_RUNNING || code.kind() == ErrorCode.Kind.TRANSIENT) {
      ctx.header("Retry-After", "2");
    }
  }

  /** Logs where it happened, without the messages: those may repeat what was sent. */
  static void answerMistake(Context ctx, Throwable mistake, String requestId) {
    LOG.error("Request {} failed: {}", requestId, Traces.of(mistake));
    write(ctx, ProblemJson.internal(ctx.path(), requestId));
  }

  /** Answers where Java itself gave up, such as for want of stack. */
  static void answerError(HttpServletResponse response, Error error) {
    String requestId = Optional.ofNullable(response.getHeader(RequestIds.HEADER)).orElse("");
    LOG.error("Request {} failed: {}", requestId, Traces.of(error));
    response.setStatus(500);
    response.setContentType(ProblemJson.MEDIA_TYPE);
    try {
      response
          .getOutputStream()
          .write(Json.write(ProblemJson.internal("/", requestId)).getBytes(UTF_8));
    } catch (IOException goneAway) {
      LOG.debug("Request {} has nobody left to answer", requestId);
    }
  }

  private static void write(Context ctx, ProblemJson problem) {
    if (ctx.res().isCommitted()) {
      return;
    }
    ctx.status(problem.status()).contentType(ProblemJson.MEDIA_TYPE).result(Json.write(problem));
  }
}
