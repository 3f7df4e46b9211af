package dev.engagement.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A customer with a sender, a published template and an active sequence of one mail, made through
 * the API.
 */
record ApiFixture(
    DemoApi customer, String customerId, String identityId, String templateId, String sequenceId) {

  static ApiFixture create(DemoApi admin) {
    String customerId =
        id(admin.post("/api/customers", Map.of("name", "Bulk", "timezone", "Europe/London")));
    DemoApi api = admin.as(customerId);
    String identity =
        id(
            api.post(
                "/api/identities",
                Map.of("name", "Ada", "email", "ada@example.com", "provider", "file")));
    String template =
        id(
            api.post(
                "/api/templates",
                Map.of(
                    "name",
                    "Hello",
                    "subject",
                    "Hello {{firstName|there}}",
                    "body",
                    "<p>Hello {{firstName|there}}</p>")));
    api.patch("/api/templates/" + template, Map.of("state", "published"));
    String sequence =
        id(
            api.post(
                "/api/sequences",
                Map.of(
                    "name",
                    "Hello",
                    "identityId",
                    identity,
                    "steps",
                    List.of(Map.of("type", "email", "mode", "auto", "templateId", template)))));
    api.post("/api/sequences/" + sequence + "/activate", Map.of());
    return new ApiFixture(api, customerId, identity, template, sequence);
  }

  private static String id(JsonNode answer) {
    return answer.at("/data/id").asText();
  }
}
