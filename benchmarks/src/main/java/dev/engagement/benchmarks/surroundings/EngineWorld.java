package dev.engagement.benchmarks.surroundings;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A customer of the engine with a sender, a sequence of one mail, and lists: all made over HTTP.
 * Every guardrail is on, and no limit is low enough to defer a mail.
 */
public final class EngineWorld {

  private static final int HIGHEST = 1_000_000_000;

  private final EngineApi api;
  private final String sequence;

  private EngineWorld(EngineApi api, String sequence) {
    this.api = api;
    this.sequence = sequence;
  }

  /** Makes a customer. */
  public static EngineWorld lay(EngineApi admin) throws IOException, InterruptedException {
    JsonNode customer =
        admin.post("/api/customers", Map.of("name", "Bench", "timezone", "Europe/London"));
    EngineApi api = admin.as(customer.at("/data/id").asText());
    api.put(
        "/api/limits",
        Map.of(
            "sender", Map.of("perMinute", HIGHEST, "perHour", HIGHEST),
            "tenant", Map.of("perHour", HIGHEST),
            "domain", Map.of("perHour", HIGHEST),
            "global", Map.of("perHour", HIGHEST)));
    String identity =
        id(
            api.post(
                "/api/identities",
                Map.of(
                    "name", "Robin Harbour",
                    "email", "robin@harbour.example.com",
                    "provider", "sendgrid")));
    api.patch("/api/identities/" + identity, Map.of("state", "active"));
    String template =
        id(
            api.post(
                "/api/templates",
                Map.of("name", "Idea", "subject", UnitOfWork.SUBJECT, "body", UnitOfWork.HTML)));
    api.patch("/api/templates/" + template, Map.of("state", "published"));
    String sequence = id(api.post("/api/sequences", plan(identity, template)));
    api.post("/api/sequences/" + sequence + "/activate", Map.of());
    return new EngineWorld(api, sequence);
  }

  private static Map<String, Object> plan(String identity, String template) {
    return Map.of(
        "name",
        "Idea",
        "identityId",
        identity,
        "steps",
        List.of(Map.of("type", "email", "mode", "auto", "templateId", template)),
        "guardrails",
        Map.of("unsubscribe", true, "respectOptOut", true));
  }

  private static String id(JsonNode answer) {
    return answer.at("/data/id").asText();
  }

  /** Returns the API, as this customer. */
  public EngineApi api() {
    return api;
  }

  /** Returns the id of the sequence. */
  public String sequence() {
    return sequence;
  }

  /** Stops all sending of this customer, or lets it go on. */
  public void stopped(boolean stopped) throws IOException, InterruptedException {
    api.put("/api/switches", Map.of("scope", "tenant", "stopped", stopped, "reason", "bench"));
  }

  /** Enrolls recipients, and returns the enrollment's id. */
  public String enroll(Path csv) throws IOException, InterruptedException {
    return id(api.postCsv("/api/sequences/" + sequence + "/enrollments", csv));
  }

  /** Enrolls one recipient. */
  public void enroll(long number) throws IOException, InterruptedException {
    Map<String, Object> variables =
        Map.of("company", UnitOfWork.company(number), "city", UnitOfWork.city());
    Map<String, Object> recipient =
        Map.of(
            "email", UnitOfWork.email(number),
            "firstName", UnitOfWork.firstName(number),
            "variables", variables);
    api.post("/api/sequences/" + sequence + "/enroll", Map.of("recipients", List.of(recipient)));
  }

  /** Writes a list of recipients, numbered from the first one on. */
  public static Path list(Path file, long first, int count) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("email,firstName,company,city\n");
      for (long number = first; number < first + count; number++) {
        out.write(
            String.join(
                ",",
                UnitOfWork.email(number),
                UnitOfWork.firstName(number),
                UnitOfWork.company(number),
                UnitOfWork.city()));
        out.write('\n');
      }
    }
    return file;
  }
}
