package dev.engagement.app.sending;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * One request as the sink saw it.
 *
 * @param arrived when its first byte was there, in microseconds since the epoch
 * @param item the item that travelled with it
 * @param domain of the recipient
 */
record SinkRecord(
    long arrived, UUID item, UUID tenant, String sender, String domain, Answer answer) {

  Instant at() {
    return Instant.EPOCH.plus(arrived, ChronoUnit.MICROS);
  }

  String line() {
    return String.join(
            "\t",
            Long.toString(arrived),
            item.toString(),
            tenant.toString(),
            sender,
            domain,
            answer.name())
        + "\n";
  }

  static SinkRecord parse(String line) {
    String[] parts = line.split("\t");
    return new SinkRecord(
        Long.parseLong(parts[0]),
        UUID.fromString(parts[1]),
        UUID.fromString(parts[2]),
        parts[3],
        parts[4],
        Answer.valueOf(parts[5]));
  }
}
