package dev.engagement.adapter.javalin.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.engagement.adapter.javalin.json.Json;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.IdSource;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers what the server refuses before anything of ours is reached, in the same shape. */
final class JettyProblems extends ErrorHandler {

  private final IdSource ids;

  JettyProblems(IdSource ids) {
    this.ids = ids;
  }

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    response.setStatus(status);
    HttpFields.Mutable headers = response.getHeaders();
    response.write(true, problem(status, headers), callback);
  }

  private ByteBuffer problem(int status, HttpFields.Mutable headers) {
    String requestId = ids.next().toString();
    headers.put("Content-Type", ProblemJson.MEDIA_TYPE);
    headers.put("Cache-Control", "no-store");
    headers.put(RequestIds.HEADER, requestId);
    ProblemJson problem =
        status < 500
            ? refused(requestId).withStatus(status)
            : ProblemJson.internal("/", requestId).withStatus(status);
    return ByteBuffer.wrap(Json.write(problem).getBytes(UTF_8));
  }

  private static ProblemJson refused(String requestId) {
    return ProblemJson.of(
        new EngagementException(ErrorCode.MALFORMED_REQUEST, "the request is not well-formed HTTP"),
        "/",
        requestId);
  }
}
