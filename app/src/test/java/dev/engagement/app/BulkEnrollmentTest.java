package dev.engagement.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred thousand people in one request, in a process with a heap of 512 MB. */
class BulkEnrollmentTest {

  private static final int ROWS = 100_000;
  private static final int MALFORMED = 1_000;
  private static final int DUPLICATES = 2_000;
  private static final String ADMIN_KEY = "admin-key-for-the-bulk-test";

  @TempDir Path data;

  @Test
  void isAnsweredWithCountsAndChangesNothingTheSecondTime() throws Exception {
    Path csv = csv();
    Map<String, String> environment = Map.of("ENGAGEMENT_ADMIN_KEY", ADMIN_KEY);
    try (ChildProcess server =
        ChildProcess.start(data, environment, List.of("-Xmx512m"), "serve")) {
      URI address = URI.create(server.address());
      ApiFixture api = ApiFixture.create(new DemoApi(address, ADMIN_KEY, Optional.empty()));

      HttpResponse<String> first = post(address, api, csv);
      assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
      JsonNode receipt = new ObjectMapper().readTree(first.body()).path("data");
      assertThat(receipt.at("/totals/accepted").asInt()).isEqualTo(ROWS - MALFORMED - DUPLICATES);
      assertThat(receipt.at("/totals/refused").asInt()).isEqualTo(MALFORMED + DUPLICATES);
      assertThat(receipt.path("refused")).hasSize(1_000);

      HttpResponse<String> second = post(address, api, csv);
      assertThat(second.statusCode()).isEqualTo(201);
      assertThat(new ObjectMapper().readTree(second.body()).at("/data/id"))
          .isEqualTo(receipt.path("id"));

      List<JsonNode> enrollments = api.customer().all("/api/enrollments", "/data");
      assertThat(enrollments).hasSize(1);
      JsonNode ledger =
          api.customer().get("/api/enrollments/" + receipt.path("id").asText()).at("/data/ledger");
      assertThat(ledger.path("enrolled").asInt()).isEqualTo(ROWS - MALFORMED - DUPLICATES);
      assertThat(ledger.path("pending").asInt()).isEqualTo(ROWS - MALFORMED - DUPLICATES);
    }
  }

  private static HttpResponse<String> post(URI address, ApiFixture api, Path csv) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                address.resolve("/api/sequences/" + api.sequenceId() + "/enrollments"))
            .header("Authorization", "Bearer " + ADMIN_KEY)
            .header("X-Customer-Id", api.customerId())
            .header("Content-Type", "text/csv; charset=utf-8")
            .header("Idempotency-Key", "bulk-1")
            .timeout(Duration.ofMinutes(4))
            .POST(BodyPublishers.ofFile(csv))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private Path csv() throws Exception {
    Path file = data.resolve("contacts.csv");
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      writer.write("email,firstName,lastName,timezone,company\n");
      for (int row = 0; row < ROWS; row++) {
        writer.write(
            address(row) + ",Çağla " + row + ",Öztürk,Europe/Istanbul,Company " + row + "\n");
      }
    }
    return file;
  }

  private static String address(int row) {
    if (row % (ROWS / MALFORMED) == 7) {
      return "not an address " + row;
    }
    int person = row % (ROWS / DUPLICATES) == 3 ? 1 : row;
    return "person" + person + "@example.org";
  }
}
