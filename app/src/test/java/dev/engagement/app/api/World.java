package dev.engagement.app.api;

import dev.engagement.ports.access.Role;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.tenant.TenantId;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A tenant, in which there is one of everything, made through the API. */
final class World extends TenantApi {

  /** The tenant whose keys the tests use, and the one that they must not reach. */
  static final World A = new World("Zaphod A");

  static final World B = new World("Zaphod B");

  private final Map<Role, String> keys = new EnumMap<>(Role.class);
  private final ParkedItems parked;
  private final String identity;
  private final String template;
  private int count;

  private World(String name) {
    super(customer(name));
    identity = newIdentity();
    template = publishedTemplate();
    parked = ParkedItems.in(this);
    fill();
    for (Role role : Role.values()) {
      keys.put(role, issue(role));
    }
  }

  /** Makes lists long enough to have a second page. */
  private void fill() {
    draftTemplate();
    newIdentity();
    draftSequence();
    suppression();
    suppression();
    outlookIdentity();
    outlookIdentity();
  }

  private void outlookIdentity() {
    made("/api/outlook/identities", Map.of("name", Personal.NAME, "email", address()));
  }

  /** Returns the secret of a key that has the role in this tenant alone. */
  String key(Role role) {
    return keys.get(role);
  }

  private String issue(Role role) {
    Map<String, Object> wanted =
        Map.of("name", "key", "role", role.code(), "customerIds", List.of(customerId()));
    ApiReply issued = ok(admin(ApiRequest.of("POST", "/api/api-keys").json(Personal.json(wanted))));
    return issued.json().at("/data/key").asText();
  }

  /** Returns the sender of all sequences here. */
  String identity() {
    return identity;
  }

  /** Returns a published template. */
  String template() {
    return template;
  }

  synchronized String address() {
    return Personal.address(customerId().substring(30) + "." + ++count);
  }

  String newIdentity() {
    return made(
        "/api/identities", Map.of("name", Personal.NAME, "email", address(), "provider", "file"));
  }

  String draftTemplate() {
    return made(
        "/api/templates",
        Map.of("name", "Note", "subject", Personal.SUBJECT, "body", Personal.BODY));
  }

  String publishedTemplate() {
    String id = draftTemplate();
    does("PATCH", "/api/templates/" + id, Map.of("state", "published"));
    return id;
  }

  Map<String, Object> step() {
    return Map.of("type", "email", "mode", "auto", "templateId", template, "wait", "P2D");
  }

  String draftSequence() {
    return made(
        "/api/sequences",
        Map.of(
            "name",
            "Plan",
            "identityId",
            identity,
            "steps",
            List.of(Map.of("type", "email", "templateId", template), step())));
  }

  String firstStep(String sequence) {
    return read("/api/sequences/" + sequence).json().at("/data/steps/0/stepId").asText();
  }

  String activeSequence() {
    String id = draftSequence();
    does("POST", "/api/sequences/" + id + "/activate", Map.of());
    return id;
  }

  /** Returns a sequence in which there are two enrollments. */
  String busySequence() {
    String id = activeSequence();
    enrollment(id, 2);
    enrollment(id, 1);
    return id;
  }

  String pausedSequence() {
    String id = activeSequence();
    does("POST", "/api/sequences/" + id + "/pause", Map.of());
    return id;
  }

  String enrollment() {
    return enrollment(activeSequence(), 2);
  }

  String enrollment(String sequence, int recipients) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < recipients; i++) {
      rows.add(Map.of("email", address(), "firstName", Personal.NAME));
    }
    return made("/api/sequences/" + sequence + "/enrollments", Map.of("recipients", rows));
  }

  String pausedEnrollment() {
    String id = enrollment();
    does("POST", "/api/enrollments/" + id + "/pause", Map.of());
    return id;
  }

  /** Sets a credential, and returns the provider that it is for. */
  String credential() {
    does("PUT", "/api/credentials/smtp", SampleBodies.smtp());
    return "smtp";
  }

  String suppression() {
    return made("/api/suppression", Map.of("email", address(), "reason", "manual"));
  }

  String key() {
    return made(
        "/api/api-keys", Map.of("name", "key", "role", "qa", "customerIds", List.of(customerId())));
  }

  /** Returns the token of a link by which a recipient can unsubscribe. */
  String unsubscribeToken() {
    String recipient =
        read("/api/enrollments/" + enrollment() + "/recipients").json().at("/data/0/id").asText();
    URI link =
        ApiServer.shared()
            .links()
            .link(
                new TenantId(UUID.fromString(customerId())),
                new RecipientId(UUID.fromString(recipient)))
            .orElseThrow();
    return link.getPath().substring("/unsubscribe/".length());
  }

  /** Returns an item about which a person has to decide; each only once. */
  String parkedItem() {
    return parked.next();
  }
}
