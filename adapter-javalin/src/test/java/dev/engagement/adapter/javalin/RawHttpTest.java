package dev.engagement.adapter.javalin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.access.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client says that no well-behaved library would say. */
class RawHttpTest {

  @TempDir private Path folder;
  private RunningApi api;

  @BeforeEach
  void start() {
    api = new RunningApi(folder);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private String say(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", api.port())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(ISO_8859_1));
      out.flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private String head(String method, String path) {
    return method
        + " "
        + path
        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Customer-Id: "
        + api.tenant
        + "\r\nAuthorization: Bearer "
        + api.keys.give(Role.ADMIN, api.tenant)
        + "\r\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/templates/%00 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /api/templates/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /\u0000 HTTP/1.1\r\nHost: x\r\n\r\n",
        "nonsense\r\n\r\n",
        "GET /api/templates HTTP/1.1\r\n\r\n",
        "POST /api/templates HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n"
      })
  void answersBrokenRequestsWithAProblem(String request) throws IOException {
    String answer = say(request);

    assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
    assertThat(answer).contains("\"code\":\"malformed_request\"").doesNotContain("jetty", "<html");
  }

  @Test
  void answersHeadersThatAreTooLargeWithAProblem() throws IOException {
    String answer = say(head("GET", "/api/templates") + "X: " + "x".repeat(100_000) + "\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 431").contains("application/problem+json");
  }

  @Test
  void refusesABodyThatGrowsTooLargeAsItComes() throws IOException {
    String chunk = "100000\r\n" + "x".repeat(0x100000) + "\r\n";
    String head = head("POST", "/api/templates") + "Content-Type: application/json\r\n";

    String answer = say(head + "Transfer-Encoding: chunked\r\n\r\n" + chunk + chunk + "0\r\n\r\n");

    assertThat(answer).contains("413").contains("request_too_large");
  }

  @Test
  void asksNobodyToGoOnWhoIsRefused() throws IOException {
    String head = head("POST", "/api/templates").replace("Bearer ", "Bearer not-");

    String answer =
        say(
            head
                + "Content-Type: application/json\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 401");
  }

  @Test
  void forgetsABodyThatEndsEarly() throws IOException {
    String path = "/api/sequences/" + api.enrollments.open + "/enrollments";

    say(
        head("POST", path)
            + "Content-Type: text/csv\r\nContent-Length: 999\r\n\r\nemail\na@b.de\n");

    assertThat(api.enrollments.byId).isEmpty();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void keepsQueriesThatAreNotEncodedFromPassing() throws IOException {
    assertThat(say(head("GET", "/api/templates?limit=%zz") + "\r\n")).startsWith("HTTP/1.1 400");
    assertThat(say(head("GET", "/api/templates?limit=%ff") + "\r\n")).startsWith("HTTP/1.1 400");
  }
}
