package dev.engagement.app.sending;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An HTTP request as far as the sink reads it. */
record SinkRequest(long arrived, String line, Map<String, String> headers, byte[] body) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Loads what reading takes, so that the first arrival is no later noted than others. */
  static void warmUp() throws IOException {
    String mail =
        """
        {"from": {"email": "a@b.example"}, "personalizations": [{
          "to": [{"email": "c@d.example"}],
          "custom_args": {
            "engagement_item": "00000000-0000-0000-0000-000000000000",
            "engagement_tenant": "00000000-0000-0000-0000-000000000000"}}]}
        """;
    String request = "POST /v3/mail/send HTTP/1.1\r\nContent-Length: " + mail.length();
    for (int time = 0; time < 200; time++) {
      InputStream in =
          new ByteArrayInputStream((request + "\r\n\r\n" + mail).getBytes(StandardCharsets.UTF_8));
      String line = read(in).orElseThrow().record(Answer.ACCEPTED).line();
      SinkAnswers.write(Answer.ACCEPTED, OutputStream.nullOutputStream(), line.isEmpty());
    }
  }

  /** Reads the next request of a connection, or returns empty where there is none any more. */
  static Optional<SinkRequest> read(InputStream in) throws IOException {
    int first = in.read();
    if (first < 0) {
      return Optional.empty();
    }
    long arrived = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    String line = (char) first + line(in);
    Map<String, String> headers = new HashMap<>();
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return Optional.of(new SinkRequest(arrived, line, headers, in.readNBytes(length)));
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the request breaks off");
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  boolean isMail() {
    return line.startsWith("POST /v3/mail/send ");
  }

  String key() {
    return headers.getOrDefault("authorization", "").replaceFirst("^Bearer ", "");
  }

  /** Returns what is recorded of a mail. */
  SinkRecord record(Answer answer) throws IOException {
    JsonNode mail = JSON.readTree(body);
    JsonNode recipient = mail.at("/personalizations/0");
    String to = recipient.at("/to/0/email").asText();
    return new SinkRecord(
        arrived,
        UUID.fromString(recipient.at("/custom_args/engagement_item").asText()),
        UUID.fromString(recipient.at("/custom_args/engagement_tenant").asText()),
        mail.at("/from/email").asText(),
        to.substring(to.indexOf('@') + 1),
        answer);
  }
}
