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
    // The server closes the connection; who is not told sends the next request into nothing.
    headers.put("Connection", "close");
    headers.put(RequestIds.HEADER, requestId);
    return ByteBuffer.wrap(Json.write(problem(status, requestId)).getBytes(UTF_8));
  }

  private static ProblemJson problem(int status, String requestId) {
    if (status == 503) {
      return refused(ErrorCode.STORE_UNAVAILABLE, "the server is stopping", requestId);
    }
    return status < 500
        ? refused(ErrorCode.MALFORMED_REQUEST, "the request is not well-formed HTTP", requestId)
            .withStatus(status)
        : ProblemJson.internal("/", requestId).withStatus(status);
  }

  private static ProblemJson refused(ErrorCode code, String detail, String requestId) {
    return ProblemJson.of(new EngagementException(code, detail), "/", requestId);
  }
}
