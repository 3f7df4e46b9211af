package dev.engagement.app.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Good bodies in which every member is there. */
final class SampleBodies {

  private SampleBodies() {}

  static Map<String, Object> with(Map<String, Object> body, String member, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(body);
    more.put(member, value);
    return more;
  }

  static Map<String, Object> identity(String address, String provider) {
    return Map.of(
        "name",
        Personal.NAME,
        "email",
        address,
        "provider",
        provider,
        "replyTo",
        address,
        "dailyLimit",
        40,
        "warmUp",
        warmUp(),
        "timezone",
        "Europe/Berlin");
  }

  static Map<String, Object> identityEdit() {
    return Map.of(
        "name",
        Personal.NAME + " again",
        "replyTo",
        Personal.address("reply"),
        "dailyLimit",
        30,
        "warmUp",
        warmUp(),
        "timezone",
        "Europe/Paris",
        "state",
        "paused");
  }

  static Map<String, Object> sequence(World world) {
    Map<String, Object> hours = Map.of("day", 3, "start", "09:00", "end", "17:00");
    return Map.of(
        "name",
        "Plan " + Personal.NAME,
        "goal",
        "meeting",
        "identityId",
        world.identity(),
        "steps",
        List.of(world.step(), Map.of("type", "wait", "wait", "PT4H", "anchor", "previous")),
        "sendWindow",
        Map.of(
            "timezone",
            "Europe/Rome",
            "businessHours",
            List.of(hours),
            "quietHours",
            List.of(Map.of("day", 3, "start", "12:00", "end", "13:00")),
            "holidays",
            "us-ny"),
        "cooldowns",
        Map.of("perContact", "P1D", "perSequence", "PT12H"),
        "guardrails",
        Map.of("dailyCap", 50, "unsubscribe", true, "respectOptOut", true));
  }

  static Map<String, Object> batch(World world) {
    Map<String, Object> row =
        Map.of(
            "email",
            world.address(),
            "firstName",
            Personal.NAME,
            "lastName",
            Personal.NAME,
            "timezone",
            "Europe/Madrid",
            "variables",
            Map.of("city", "Rome"));
    return Map.of("name", "Batch", "recipients", List.of(row));
  }

  static Map<String, Object> simulation(World world) {
    String address = world.address();
    Map<String, Object> row =
        Map.of(
            "email",
            address,
            "firstName",
            Personal.NAME,
            "lastName",
            Personal.NAME,
            "timezone",
            "Europe/Madrid",
            "variables",
            Map.of("city", "Rome"));
    Map<String, Object> event =
        Map.of("email", address, "event", "opened", "afterStep", 0, "after", "PT1H");
    Map<String, Object> assumptions =
        Map.of(
            "replyRate",
            0.5,
            "openRate",
            0.5,
            "bounceRate",
            0.5,
            "replyAfter",
            "P1D",
            "seed",
            7,
            "events",
            List.of(event));
    return Map.of(
        "recipients",
        List.of(row),
        "start",
        "2026-03-04T09:00:00Z",
        "assumptions",
        assumptions,
        "detail",
        10);
  }

  private static Map<String, Object> warmUp() {
    return Map.of("startsOn", "2026-03-04", "firstDay", 20, "dailyIncrease", 5);
  }

  static Map<String, Object> limits() {
    return Map.of(
        "sender",
        Map.of("perMinute", 10, "perHour", 100),
        "tenant",
        Map.of("perHour", 1_000),
        "domain",
        Map.of("perHour", 50));
  }

  static Map<String, Object> smtp() {
    return Map.of(
        "host",
        "mail.example.org",
        "port",
        587,
        "security",
        "starttls",
        "username",
        Personal.address("smtp"),
        "password",
        "secret of " + Personal.NAME);
  }

  static Map<String, Object> stop(String sequence) {
    return Map.of("scope", "sequence", "targetId", sequence, "stopped", true, "reason", "holiday");
  }

  static Map<String, Object> suppression(String address) {
    return Map.of("email", address, "reason", "manual", "source", "a letter", "scope", "tenant");
  }

  static Map<String, Object> consent() {
    return Map.of("consent", Map.of("source", "a form", "givenAt", "2026-02-27T12:00:00Z"));
  }
}
