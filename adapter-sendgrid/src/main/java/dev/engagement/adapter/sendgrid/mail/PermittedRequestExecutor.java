package dev.engagement.adapter.sendgrid.mail;

import java.io.IOException;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpException;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.HttpVersion;
import org.apache.http.message.BasicHttpResponse;
import org.apache.http.protocol.HTTP;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpRequestExecutor;

/**
 * The place that everything written to a connection passes: asks and notes before the first byte.
 */
final class PermittedRequestExecutor extends HttpRequestExecutor {

  private static final int NOTHING_WRITTEN = 499;

  @Override
  protected HttpResponse doSendRequest(
      HttpRequest request, HttpClientConnection connection, HttpContext context)
      throws IOException, HttpException {
    if (Attempt.current().begin()) {
      return super.doSendRequest(request, connection, context);
    }
    // Writes nothing, but the pool's check of an idle connection fails on one never used.
    connection.flush();
    return nothingWritten();
  }

  /** An answer of our own, so that the connection, on which nothing was written, is kept. */
  private static HttpResponse nothingWritten() {
    HttpResponse answer =
        new BasicHttpResponse(HttpVersion.HTTP_1_1, NOTHING_WRITTEN, "nothing written");
    answer.addHeader(HTTP.CONTENT_LEN, "0");
    return answer;
  }
}
