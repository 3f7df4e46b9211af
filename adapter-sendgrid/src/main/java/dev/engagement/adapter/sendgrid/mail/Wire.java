package dev.engagement.adapter.sendgrid.mail;

import java.io.IOException;
import java.io.InputStream;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.HttpVersion;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.impl.DefaultConnectionReuseStrategy;
import org.apache.http.impl.client.DefaultConnectionKeepAliveStrategy;
import org.apache.http.message.BasicHttpEntityEnclosingRequest;
import org.apache.http.protocol.BasicHttpContext;
import org.apache.http.protocol.HTTP;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** What a request and its answer mean to the connection beneath (RFC 9112). */
final class Wire {

  private static final int LONGEST_BODY = 64 * 1024;
  private static final long LONGEST_IDLE_MILLIS = 20_000;

  private Wire() {}

  /** Returns the request as it is written to a connection to its target. */
  static HttpRequest request(HttpHost target, HttpPost post) {
    BasicHttpEntityEnclosingRequest request =
        new BasicHttpEntityEnclosingRequest(
            post.getMethod(), post.getURI().getRawPath(), HttpVersion.HTTP_1_1);
    request.setEntity(post.getEntity());
    request.addHeader(HTTP.TARGET_HOST, target.toHostString());
    request.addHeader(HTTP.CONN_DIRECTIVE, HTTP.CONN_KEEP_ALIVE);
    request.addHeader(HTTP.CONTENT_LEN, Long.toString(post.getEntity().getContentLength()));
    for (Header header : post.getAllHeaders()) {
      request.addHeader(header);
    }
    return request;
  }

  /** Returns how long the connection may be used again after an answer; 0 if it may not. */
  static long keptMillis(HttpResponse answer) {
    HttpContext context = new BasicHttpContext();
    if (!isReadToItsEnd(answer.getEntity())
        || !DefaultConnectionReuseStrategy.INSTANCE.keepAlive(answer, context)) {
      return 0;
    }
    long told = DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(answer, context);
    return told < 0 ? LONGEST_IDLE_MILLIS : Math.min(told, LONGEST_IDLE_MILLIS);
  }

  /** The status says all; a body that never ends, or breaks off, takes nothing from it. */
  private static boolean isReadToItsEnd(@Nullable HttpEntity body) {
    if (body == null || body.getContentLength() == 0) {
      return true;
    }
    try {
      // Not closed here: closing would read on to the end.
      InputStream content = body.getContent();
      return content.readNBytes(LONGEST_BODY).length < LONGEST_BODY;
    } catch (IOException | RuntimeException brokenOff) {
      return false;
    }
  }
}
