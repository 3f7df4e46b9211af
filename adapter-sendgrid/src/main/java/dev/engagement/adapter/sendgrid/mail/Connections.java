package dev.engagement.adapter.sendgrid.mail;

import java.time.Duration;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.config.SocketConfig;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;

/** The connections to the provider, and what is expected of them. */
final class Connections {

  private static final int LONGEST_LINE = 16 * 1024;
  private static final int MOST_HEADERS = 200;
  private static final int IDLE_MILLIS_WITHOUT_CHECK = 10;
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

  private Connections() {}

  static PoolingHttpClientConnectionManager pool(SendGridSettings settings) {
    PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager();
    pool.setMaxTotal(settings.connections());
    pool.setDefaultMaxPerRoute(settings.connections());
    // What the other side closed is found before a request is written to it, not by losing one.
    pool.setValidateAfterInactivity(IDLE_MILLIS_WITHOUT_CHECK);
    pool.setDefaultSocketConfig(
        SocketConfig.custom().setTcpNoDelay(true).setSoTimeout(connectMillis(settings)).build());
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

  /** Returns how long it takes at the most until a connection stands. */
  static int connectMillis(SendGridSettings settings) {
    Duration timeout = settings.timeout();
    Duration shorter = timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT;
    return (int) Math.max(1, shorter.toMillis());
  }
}
