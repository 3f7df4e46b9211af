package dev.engagement.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** Reads the queues of all customers through the API. */
final class QueueReader {

  private final DemoApi admin;

  QueueReader(DemoApi admin) {
    this.admin = admin;
  }

  /** Returns the state of every item by its id. */
  Map<String, String> states() {
    Map<String, String> states = new HashMap<>();
    for (JsonNode customer : admin.all("/api/customers", "/data")) {
      DemoApi api = admin.as(customer.path("id").asText());
      for (JsonNode enrollment : api.all("/api/enrollments", "/data")) {
        String queue = "/api/enrollments/" + enrollment.path("id").asText() + "/queue";
        api.all(queue, "/data/items")
            .forEach(item -> states.put(item.path("id").asText(), item.path("status").asText()));
      }
    }
    return states;
  }
}
