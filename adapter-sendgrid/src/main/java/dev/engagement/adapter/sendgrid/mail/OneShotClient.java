package dev.engagement.adapter.sendgrid.mail;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpEntity;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.protocol.BasicHttpContext;
import org.apache.http.protocol.HttpContext;

/**
 * Carries out the current attempt: to its end or to its deadline, whatever comes back how slowly.
 */
final class OneShotClient extends CloseableHttpClient {

  private static final int LONGEST_BODY = 64 * 1024;

  private final CloseableHttpClient client;
  private final ScheduledExecutorService deadlines;
  private final Duration timeout;

  OneShotClient(CloseableHttpClient client, ScheduledExecutorService deadlines, Duration timeout) {
    this.client = client;
    this.deadlines = deadlines;
    this.timeout = timeout;
  }

  @Override
  protected CloseableHttpResponse doExecute(
      HttpHost target, HttpRequest request, HttpContext ignored) throws IOException {
    Attempt attempt = Attempt.current();
    ScheduledFuture<?> deadline = deadline(attempt, (HttpUriRequest) request);
    try {
      CloseableHttpResponse answer = client.execute(target, request, context(attempt));
      forgetBody(answer);
      return answer;
    } finally {
      deadline.cancel(false);
    }
  }

  private ScheduledFuture<?> deadline(Attempt attempt, HttpUriRequest request) {
    Runnable end =
        () -> {
          attempt.expire();
          request.abort();
        };
    return deadlines.schedule(end, timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static HttpContext context(Attempt attempt) {
    HttpContext context = new BasicHttpContext();
    context.setAttribute(PermittedRequestExecutor.ATTEMPT, attempt);
    return context;
  }

  /** The status says all; a body that never ends, or breaks off, takes nothing from it. */
  private static void forgetBody(CloseableHttpResponse answer) throws IOException {
    HttpEntity body = answer.getEntity();
    if (body != null && !isReadToItsEnd(body)) {
      answer.close();
    }
    answer.setEntity(null);
  }

  private static boolean isReadToItsEnd(HttpEntity body) {
    try {
      // Not closed here: closing would read on to the end.
      InputStream content = body.getContent();
      return content.readNBytes(LONGEST_BODY).length < LONGEST_BODY;
    } catch (IOException | RuntimeException brokenOff) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
  }

  @Override
  @Deprecated
  public org.apache.http.params.HttpParams getParams() {
    throw new UnsupportedOperationException();
  }

  @Override
  @Deprecated
  public org.apache.http.conn.ClientConnectionManager getConnectionManager() {
    throw new UnsupportedOperationException();
  }
}
