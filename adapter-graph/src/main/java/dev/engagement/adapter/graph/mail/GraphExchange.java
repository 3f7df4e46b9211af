package dev.engagement.adapter.graph.mail;

import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.RequestInformation;
import dev.engagement.ports.mail.StartPermit;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Makes one exchange of a request that the SDK has built. The SDK's own way of doing so would ask
 * again after some refusals, and hides which answers it had.
 */
final class GraphExchange {

  private static final long MOST_BYTES = 1024 * 1024;

  private final HttpClients clients;
  private final BaseGraphRequestAdapter adapter;
  private final String baseUrl;

  GraphExchange(HttpClients clients, URI baseUrl) {
    this.clients = clients;
    this.baseUrl = baseUrl.toString();
    this.adapter =
        new BaseGraphRequestAdapter((request, context) -> {}, this.baseUrl, clients.writes());
  }

  /** Returns what builds requests. */
  GraphServiceClient client() {
    GraphServiceClient client = new GraphServiceClient(adapter);
    adapter.setBaseUrl(baseUrl);
    return client;
  }

  /** Makes a request that changes something, at most once, if it may begin. */
  Answer write(RequestInformation request, String token, Deadline deadline, StartPermit permit) {
    return exchange(clients.writes(), request(request, token), deadline, Wire.once(permit));
  }

  /** Makes a request that only reads. */
  Answer read(RequestInformation request, String token, Deadline deadline) {
    return exchange(clients.reads(), request(request, token), deadline, Wire.freely());
  }

  private static Answer exchange(
      OkHttpClient client, Supplier<Request> request, Deadline deadline, Wire wire) {
    try {
      Request tagged = request.get().newBuilder().tag(Wire.class, wire).build();
      Call call = client.newCall(tagged);
      long left = deadline.left().toNanos();
      if (left <= 0) {
        return Answer.none(false, false);
      }
      call.timeout().timeout(left, TimeUnit.NANOSECONDS);
      try (Response response = call.execute()) {
        return answer(response);
      }
    } catch (IOException | RuntimeException failed) {
      return Answer.none(wire.begun(), wire.late());
    }
  }

  private Supplier<Request> request(RequestInformation information, String token) {
    return () -> {
      information.pathParameters.put("baseurl", baseUrl);
      information.headers.add("Authorization", "Bearer " + token);
      Request request = adapter.convertToNativeRequest(information);
      return Objects.requireNonNull(request, "request");
    };
  }

  private static Answer answer(Response response) {
    return new Answer(
        response.code(),
        Optional.ofNullable(response.header("Retry-After")),
        response.isSuccessful() ? body(response) : "",
        true,
        false);
  }

  private static String body(Response response) {
    try {
      return response.peekBody(MOST_BYTES).string();
    } catch (IOException brokenOff) {
      return "";
    }
  }
}
