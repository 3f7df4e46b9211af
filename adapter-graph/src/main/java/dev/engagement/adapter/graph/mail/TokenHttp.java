package dev.engagement.adapter.graph.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Carries requests for tokens; redirects are not followed, since a request holds a secret. */
final class TokenHttp {

  private static final long MOST_BYTES = 256 * 1024;

  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .followRedirects(false)
          .followSslRedirects(false)
          .connectTimeout(0, TimeUnit.SECONDS)
          .readTimeout(0, TimeUnit.SECONDS)
          .writeTimeout(0, TimeUnit.SECONDS)
          .build();

  HTTPRequestSender within(Deadline deadline) {
    return request -> send(request, deadline);
  }

  private ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request, Deadline deadline)
      throws IOException {
    long left = deadline.left().toNanos();
    if (left <= 0) {
      throw new IOException("no time left");
    }
    Call call = client.newCall(request(request));
    call.timeout().timeout(left, TimeUnit.NANOSECONDS);
    try (Response response = call.execute()) {
      return response(response);
    }
  }

  private static Request request(ReadOnlyHTTPRequest request) {
    Request.Builder builder = new Request.Builder().url(request.getURL());
    request
        .getHeaderMap()
        .forEach((name, values) -> values.forEach(one -> builder.addHeader(name, one)));
    return builder.post(RequestBody.create(request.getBody().getBytes(UTF_8))).build();
  }

  private static HTTPResponse response(Response response) throws IOException {
    HTTPResponse read = new HTTPResponse(response.code());
    for (String name : response.headers().names()) {
      read.setHeader(name, response.headers().values(name).toArray(String[]::new));
    }
    read.setBody(response.peekBody(MOST_BYTES).string());
    return read;
  }

  void close() {
    client.connectionPool().evictAll();
  }
}
