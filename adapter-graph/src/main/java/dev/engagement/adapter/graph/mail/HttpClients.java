package dev.engagement.adapter.graph.mail;

import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.kiota.RequestOption;
import com.microsoft.kiota.http.middleware.options.RedirectHandlerOption;
import com.microsoft.kiota.http.middleware.options.RetryHandlerOption;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/**
 * The SDK's HTTP clients: one for what changes something, which tries once whatever happens, and
 * one for what only reads.
 */
record HttpClients(OkHttpClient writes, OkHttpClient reads) {

  private static final int MOST_IDLE = 64;
  private static final long IDLE_SECONDS = 60;
  private static final RequestOption NO_REDIRECT = new RedirectHandlerOption(0, response -> false);
  private static final RequestOption NO_RETRY =
      new RetryHandlerOption((delay, count, request, response) -> false, 0, 0);

  /** A read is tried once more where the provider did not say how long to wait. */
  private static final RequestOption ONE_RETRY =
      new RetryHandlerOption(
          (delay, count, request, response) ->
              response.code() != 429 && response.header("Retry-After") == null,
          1,
          1);

  static HttpClients create() {
    ConnectionPool pool = new ConnectionPool(MOST_IDLE, IDLE_SECONDS, TimeUnit.SECONDS);
    RequestOption[] writing = {NO_RETRY, NO_REDIRECT};
    RequestOption[] reading = {ONE_RETRY, NO_REDIRECT};
    return new HttpClients(client(writing, pool).build(), client(reading, pool).build());
  }

  private static OkHttpClient.Builder client(RequestOption[] options, ConnectionPool pool) {
    return GraphClientFactory.create(options)
        .connectionPool(pool)
        .addNetworkInterceptor(Wire::guard)
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .connectTimeout(0, TimeUnit.SECONDS)
        .readTimeout(0, TimeUnit.SECONDS)
        .writeTimeout(0, TimeUnit.SECONDS);
  }

  void close() {
    writes.connectionPool().evictAll();
  }
}
