package dev.engagement.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Loads the examples through the API, dry-runs, sends three weeks in seconds, and prints what
 * happened and why.
 */
final class Demo {

  private static final String FIRST_TEMPLATE = "introduction";
  private static final String SECOND_TEMPLATE = "follow-up";

  private final DemoApi admin;
  private final DemoExamples examples;
  private final DemoScreen screen;

  Demo(DemoApi admin, DemoExamples examples, DemoScreen screen) {
    this.admin = admin;
    this.examples = examples;
    this.screen = screen;
  }

  /** What the rest of the demo speaks of. */
  record Loaded(
      DemoApi api, String customerId, String sequenceId, String enrollmentId, long emailSteps) {}

  Loaded load() {
    String customerId =
        admin
            .post("/api/customers", Map.of("name", "Demo", "timezone", "Europe/London"))
            .at("/data/id")
            .asText();
    DemoApi api = admin.as(customerId);
    String identity = identity(api);
    Map<String, String> templates =
        Map.of(
            FIRST_TEMPLATE,
            template(api, FIRST_TEMPLATE),
            SECOND_TEMPLATE,
            template(api, SECOND_TEMPLATE));
    suppress(api);
    ObjectNode plan = plan(identity, templates);
    String sequence = api.post("/api/sequences", plan).at("/data/id").asText();
    api.post("/api/sequences/" + sequence + "/activate", Map.of());
    String enrollment = enroll(api, sequence);
    return new Loaded(api, customerId, sequence, enrollment, emails(plan));
  }

  private String identity(DemoApi api) {
    return api.post("/api/identities", examples.json("identity.json")).at("/data/id").asText();
  }

  private String template(DemoApi api, String name) {
    String id =
        api.post("/api/templates", examples.json("templates/" + name + ".json"))
            .at("/data/id")
            .asText();
    api.patch("/api/templates/" + id, Map.of("state", "published"));
    return id;
  }

  private void suppress(DemoApi api) {
    examples
        .text("suppressed.csv")
        .lines()
        .skip(1)
        .filter(line -> !line.isBlank())
        .map(line -> line.split(",", -1))
        .forEach(cells -> api.post("/api/suppression", suppression(cells)));
  }

  /** The columns are email, domain, reason and source; one of the first two is empty. */
  private static Map<String, String> suppression(String[] cells) {
    String kind = cells[0].isBlank() ? "domain" : "email";
    return Map.of(
        kind, cells[0].isBlank() ? cells[1] : cells[0], "reason", cells[2], "source", cells[3]);
  }

  private ObjectNode plan(String identity, Map<String, String> templates) {
    ObjectNode plan = examples.json("sequence.json");
    plan.put("identityId", identity);
    for (JsonNode step : plan.path("steps")) {
      String template = step.path("templateId").asText();
      if (!template.isEmpty()) {
        ((ObjectNode) step).put("templateId", templates.get(template));
      }
    }
    return plan;
  }

  private static long emails(JsonNode plan) {
    return plan.path("steps").findValuesAsText("type").stream().filter("email"::equals).count();
  }

  private String enroll(DemoApi api, String sequence) {
    JsonNode receipt =
        api.postCsv("/api/sequences/" + sequence + "/enrollments", examples.text("contacts.csv"))
            .path("data");
    screen.title("1. Enrolled: examples/contacts.csv");
    screen.count(receipt.at("/totals/accepted").asLong(), "accepted");
    screen.count(receipt.at("/totals/refused").asLong(), "refused");
    Map<String, List<String>> rows = new TreeMap<>();
    for (JsonNode row : receipt.path("refused")) {
      rows.computeIfAbsent(row.path("code").asText(), code -> new ArrayList<>())
          .add(row.path("row").asText());
    }
    rows.forEach(
        (code, numbers) -> screen.line("        " + code + ": row " + String.join(", ", numbers)));
    return receipt.path("id").asText();
  }

  /** Prints who goes, who does not and why, and returns how many would go. */
  long dryRun(Loaded loaded) {
    JsonNode plan =
        loaded
            .api()
            .post("/api/enrollments/" + loaded.enrollmentId() + "/dry-run", Map.of())
            .path("data");
    Map<String, List<JsonNode>> byFate = new TreeMap<>();
    for (JsonNode item : plan.path("items")) {
      String fate = (item.path("status").asText() + " " + item.path("reason").asText()).strip();
      byFate.computeIfAbsent(fate, ignored -> new ArrayList<>()).add(item);
    }
    screen.title("2. Dry run of the first step: who goes, who does not, and why");
    byFate.forEach(this::printFate);
    return byFate.getOrDefault("WouldSend", List.of()).size();
  }

  private void printFate(String fate, List<JsonNode> items) {
    screen.count(items.size(), fate);
    items.stream()
        .limit(3)
        .forEach(item -> screen.line("        " + item.path("email").asText() + why(item)));
  }

  private static String why(JsonNode item) {
    if (item.has("nextAt")) {
      return " at " + item.path("nextAt").asText();
    }
    for (JsonNode verdict : item.path("verdicts")) {
      if (verdict.path("code").asText().equals(item.path("reason").asText())) {
        return ": " + verdict.path("message").asText();
      }
    }
    return "";
  }

  /** Prints what became of everyone. */
  void ledger(Loaded loaded) {
    JsonNode ledger =
        loaded.api().get("/api/enrollments/" + loaded.enrollmentId()).at("/data/ledger");
    screen.title("4. What became of everyone");
    ledger.properties().forEach(part -> screen.count(part.getValue().asLong(), part.getKey()));
  }

  /** Prints the audit trail of the recipient of whom there is most to tell. */
  void trail(Loaded loaded) {
    Map<String, List<JsonNode>> byRecipient = new LinkedHashMap<>();
    String path = "/api/enrollments/" + loaded.enrollmentId() + "/audit";
    for (JsonNode entry : loaded.api().all(path, "/data/entries")) {
      String recipient = entry.at("/payload/recipientId").asText();
      if (!recipient.isEmpty()) {
        byRecipient.computeIfAbsent(recipient, ignored -> new ArrayList<>()).add(entry);
      }
    }
    screen.title("6. The audit trail of one recipient");
    byRecipient.values().stream()
        .max(Comparator.comparingInt(List::size))
        .ifPresent(this::printTrail);
  }

  private void printTrail(List<JsonNode> entries) {
    for (JsonNode entry : entries) {
      screen.line(
          "%s  %-18s %s"
              .formatted(
                  entry.path("timestamp").asText(),
                  entry.path("eventType").asText(),
                  entry.path("payload")));
    }
  }

  /** Returns the ids of the items that were sent. */
  List<String> sentItems(Loaded loaded) {
    String path = "/api/enrollments/" + loaded.enrollmentId() + "/queue";
    return loaded.api().all(path, "/data/items").stream()
        .filter(item -> item.path("status").asText().equals("Sent"))
        .map(item -> item.path("id").asText())
        .toList();
  }
}
