package dev.engagement.adapter.sendgrid.mail;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpException;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.client.ClientProtocolException;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.conn.HttpClientConnectionManager;
import org.apache.http.conn.routing.HttpRoute;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.protocol.BasicHttpContext;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpRequestExecutor;

/**
 * Carries out the current attempt on one connection of the pool: to its end or to its deadline,
 * whatever comes back how slowly. There is nothing in it that could repeat a request, follow an
 * answer elsewhere or authenticate again.
 */
final class OneShotClient extends CloseableHttpClient {

  private final HttpClientConnectionManager pool;
  private final int connectMillis;
  private final int answerMillis;
  private final Deadlines deadlines;
  private final HttpRequestExecutor executor = new PermittedRequestExecutor();

  OneShotClient(SendGridSettings settings) {
    this.pool = Connections.pool(settings);
    this.connectMillis = Connections.connectMillis(settings);
    this.answerMillis = (int) settings.timeout().toMillis();
    this.deadlines = new Deadlines(settings.timeout());
  }

  @Override
  protected CloseableHttpResponse doExecute(
      HttpHost target, HttpRequest request, HttpContext ignored) throws IOException {
    HttpRoute route = new HttpRoute(target, null, "https".equals(target.getSchemeName()));
    HttpClientConnection connection = lease(route);
    Deadlines.UnderWay underWay = deadlines.begin(Attempt.current(), connection);
    long keptMillis = 0;
    try {
      open(connection, route);
      HttpResponse answer = exchange(Wire.request(target, (HttpPost) request), connection);
      keptMillis = Wire.keptMillis(answer);
      return new AnswerHead(answer);
    } finally {
      deadlines.end(underWay);
      release(connection, keptMillis);
    }
  }

  private HttpClientConnection lease(HttpRoute route) throws IOException {
    try {
      return pool.requestConnection(route, null).get(connectMillis, TimeUnit.MILLISECONDS);
    } catch (ExecutionException broken) {
      throw new IOException(broken);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a connection");
    }
  }

  private void open(HttpClientConnection connection, HttpRoute route) throws IOException {
    if (!connection.isOpen()) {
      HttpContext context = new BasicHttpContext();
      pool.connect(connection, route, connectMillis, context);
      pool.routeComplete(connection, route, context);
    }
    connection.setSocketTimeout(answerMillis);
  }

  private HttpResponse exchange(HttpRequest request, HttpClientConnection connection)
      throws IOException {
    try {
      return executor.execute(request, connection, new BasicHttpContext());
    } catch (HttpException malformed) {
      throw new ClientProtocolException(malformed);
    }
  }

  private void release(HttpClientConnection connection, long keptMillis) throws IOException {
    if (keptMillis == 0) {
      connection.shutdown();
    }
    pool.releaseConnection(connection, null, keptMillis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    deadlines.close();
    pool.shutdown();
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
