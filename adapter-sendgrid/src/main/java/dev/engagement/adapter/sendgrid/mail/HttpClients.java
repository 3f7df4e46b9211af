package dev.engagement.adapter.sendgrid.mail;

import java.time.Duration;
import org.apache.http.HttpResponse;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.config.SocketConfig;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.DefaultConnectionKeepAliveStrategy;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.protocol.HttpContext;

/** Makes HTTP clients that do a thing once or not at all. */
final class HttpClients {

  private static final int LONGEST_LINE = 16 * 1024;
  private static final int MOST_HEADERS = 200;
  private static final int IDLE_MILLIS_WITHOUT_CHECK = 10;
  private static final long LONGEST_IDLE_MILLIS = 20_000;
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

  private HttpClients() {}

  static CloseableHttpClient withoutRetries(SendGridSettings settings) {
    return pooled(settings)
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableAuthCaching()
        .disableCookieManagement()
        .setRequestExecutor(new PermittedRequestExecutor())
        .build();
  }

  /** Returns a builder that has the pool and the time-outs; it would still retry. */
  static HttpClientBuilder pooled(SendGridSettings settings) {
    return HttpClientBuilder.create()
        .setConnectionManager(pool(settings))
        .setDefaultRequestConfig(timeouts(settings.timeout()))
        .setKeepAliveStrategy(HttpClients::keepAliveMillis)
        .disableContentCompression()
        .disableConnectionState();
  }

  private static PoolingHttpClientConnectionManager pool(SendGridSettings settings) {
    PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager();
    pool.setMaxTotal(settings.connections());
    pool.setDefaultMaxPerRoute(settings.connections());
    // What the other side closed is found before a request is written to it, not by losing one.
    pool.setValidateAfterInactivity(IDLE_MILLIS_WITHOUT_CHECK);
    pool.setDefaultSocketConfig(
        SocketConfig.custom()
            .setTcpNoDelay(true)
            .setSoTimeout(connectMillis(settings.timeout()))
            .build());
    pool.setDefaultConnectionConfig(
        ConnectionConfig.custom()
            .setMessageConstraints(
                MessageConstraints.custom()
                    .setMaxLineLength(LONGEST_LINE)
                    .setMaxHeaderCount(MOST_HEADERS)
                    .build())
            .build());
    return pool;
  }

  private static RequestConfig timeouts(Duration timeout) {
    return RequestConfig.custom()
        .setConnectionRequestTimeout(connectMillis(timeout))
        .setConnectTimeout(connectMillis(timeout))
        .setSocketTimeout((int) timeout.toMillis())
        .setExpectContinueEnabled(false)
        .build();
  }

  private static int connectMillis(Duration timeout) {
    Duration shorter = timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT;
    return (int) Math.max(1, shorter.toMillis());
  }

  private static long keepAliveMillis(HttpResponse response, HttpContext context) {
    long told = DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context);
    return told < 0 ? LONGEST_IDLE_MILLIS : Math.min(told, LONGEST_IDLE_MILLIS);
  }
}
