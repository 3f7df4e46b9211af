package dev.engagement.app.api;

import java.util.Map;

/** Sets a tenant up through the API, as the platform's admin, who selects it. */
class TenantApi {

  private final String customerId;

  TenantApi(String customerId) {
    this.customerId = customerId;
  }

  /** Registers a customer and returns its id. */
  static String customer(String name) {
    return ok(ApiRequest.of("POST", "/api/customers")
            .key(ApiServer.ADMIN_KEY)
            .json(Personal.json(Map.of("name", name, "timezone", "Europe/London")))
            .send())
        .id();
  }

  final String customerId() {
    return customerId;
  }

  /** Sends the request and returns the answer, whatever it is. */
  final ApiReply admin(ApiRequest request) {
    return request.key(ApiServer.ADMIN_KEY).customer(customerId).send();
  }

  /** Makes a thing and returns its id. */
  final String made(String path, Map<String, ?> body) {
    return ok(admin(ApiRequest.of("POST", path).json(Personal.json(body)))).id();
  }

  final void does(String method, String path, Map<String, ?> body) {
    ok(admin(ApiRequest.of(method, path).json(Personal.json(body))));
  }

  final ApiReply read(String path) {
    return ok(admin(ApiRequest.of("GET", path)));
  }

  static ApiReply ok(ApiReply reply) {
    if (!reply.isSuccess()) {
      throw new AssertionError("cannot be set up: " + reply.status() + " " + reply.body());
    }
    return reply;
  }
}
