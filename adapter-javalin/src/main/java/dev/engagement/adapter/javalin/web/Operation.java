package dev.engagement.adapter.javalin.web;

import static dev.engagement.adapter.javalin.web.Body.BATCH;
import static dev.engagement.adapter.javalin.web.Body.JSON;
import static dev.engagement.adapter.javalin.web.Body.NONE;
import static dev.engagement.adapter.javalin.web.Body.ONE_CLICK;
import static dev.engagement.adapter.javalin.web.Body.OPTIONAL_JSON;
import static dev.engagement.adapter.javalin.web.Method.DELETE;
import static dev.engagement.adapter.javalin.web.Method.GET;
import static dev.engagement.adapter.javalin.web.Method.PATCH;
import static dev.engagement.adapter.javalin.web.Method.POST;
import static dev.engagement.adapter.javalin.web.Method.PUT;

import java.util.Set;

/** Every route, with its policy: the one table of who may do what. */
public enum Operation {
  CUSTOMER_CREATE("customer.create", POST, "/api/customers", Access.PLATFORM, JSON),
  CUSTOMER_LIST("customer.list", GET, "/api/customers", Access.PLATFORM, NONE, "limit", "cursor"),
  CUSTOMER_GET("customer.get", GET, "/api/customers/{id}", Access.PLATFORM, NONE),
  DAYS_OFF_GET("daysOff.get", GET, "/api/days-off", Access.STAFF, NONE),
  DAYS_OFF_SET("daysOff.set", PUT, "/api/days-off", Access.MANAGERS, JSON),
  API_KEY_CREATE("apiKey.create", POST, "/api/api-keys", Access.PLATFORM, JSON),
  API_KEY_LIST("apiKey.list", GET, "/api/api-keys", Access.PLATFORM, NONE, "limit", "cursor"),
  API_KEY_REVOKE("apiKey.revoke", DELETE, "/api/api-keys/{id}", Access.PLATFORM, NONE),

  TEMPLATE_CREATE("template.create", POST, "/api/templates", Access.AUTHORS, JSON),
  TEMPLATE_LIST("template.list", GET, "/api/templates", Access.EVERYONE, NONE, "limit", "cursor"),
  TEMPLATE_PREVIEW("template.preview", POST, "/api/templates/preview", Access.STAFF, JSON),
  TEMPLATE_GET("template.get", GET, "/api/templates/{id}", Access.EVERYONE, NONE),
  TEMPLATE_UPDATE("template.update", PATCH, "/api/templates/{id}", Access.AUTHORS, JSON),
  TEMPLATE_DELETE("template.delete", DELETE, "/api/templates/{id}", Access.AUTHORS, NONE),
  TEMPLATE_REVISE("template.revise", POST, "/api/templates/{id}/revise", Access.AUTHORS, JSON),

  IDENTITY_CREATE("identity.create", POST, "/api/identities", Access.MANAGERS, JSON),
  IDENTITY_LIST("identity.list", GET, "/api/identities", Access.STAFF, NONE, "limit", "cursor"),
  IDENTITY_GET("identity.get", GET, "/api/identities/{id}", Access.STAFF, NONE),
  IDENTITY_UPDATE("identity.update", PATCH, "/api/identities/{id}", Access.MANAGERS, JSON),
  IDENTITY_VERIFY(
      "identity.verify", POST, "/api/identities/{id}/verify", Access.MANAGERS, OPTIONAL_JSON),
  OUTLOOK_IDENTITY_CREATE(
      "outlook.identity.create", POST, "/api/outlook/identities", Access.MANAGERS, JSON),
  OUTLOOK_IDENTITY_LIST(
      "outlook.identity.list",
      GET,
      "/api/outlook/identities",
      Access.STAFF,
      NONE,
      "limit",
      "cursor"),

  SEQUENCE_CREATE("sequence.create", POST, "/api/sequences", Access.AUTHORS, JSON),
  SEQUENCE_LIST("sequence.list", GET, "/api/sequences", Access.EVERYONE, NONE, "limit", "cursor"),
  SEQUENCE_GET("sequence.get", GET, "/api/sequences/{id}", Access.EVERYONE, NONE),
  SEQUENCE_UPDATE("sequence.update", PUT, "/api/sequences/{id}", Access.AUTHORS, JSON),
  SEQUENCE_DELETE("sequence.delete", DELETE, "/api/sequences/{id}", Access.AUTHORS, NONE),
  SEQUENCE_ACTIVATE(
      "sequence.activate", POST, "/api/sequences/{id}/activate", Access.AUTHORS, OPTIONAL_JSON),
  SEQUENCE_PAUSE(
      "sequence.pause", POST, "/api/sequences/{id}/pause", Access.AUTHORS, OPTIONAL_JSON),
  SEQUENCE_RESUME(
      "sequence.resume", POST, "/api/sequences/{id}/resume", Access.AUTHORS, OPTIONAL_JSON),
  SEQUENCE_ARCHIVE(
      "sequence.archive", POST, "/api/sequences/{id}/archive", Access.AUTHORS, OPTIONAL_JSON),
  SEQUENCE_REVISE("sequence.revise", POST, "/api/sequences/{id}/revise", Access.AUTHORS, JSON),
  SEQUENCE_DRY_RUN("sequence.dryRun", POST, "/api/sequences/{id}/dry-run", Access.PLANNERS, JSON),
  STEP_CREATE("sequence.step.create", POST, "/api/sequences/{id}/steps", Access.AUTHORS, JSON),
  STEP_UPDATE(
      "sequence.step.update", PUT, "/api/sequences/{id}/steps/{stepId}", Access.AUTHORS, JSON),
  STEP_DELETE(
      "sequence.step.delete", DELETE, "/api/sequences/{id}/steps/{stepId}", Access.AUTHORS, NONE),
  SEQUENCE_ENROLL("sequence.enroll", POST, "/api/sequences/{id}/enroll", Access.OPERATORS, JSON),

  SEQUENCE_ENROLLMENT_CREATE(
      "enrollment.create", POST, "/api/sequences/{id}/enrollments", Access.OPERATORS, BATCH),
  SEQUENCE_ENROLLMENT_LIST(
      "sequence.enrollment.list",
      GET,
      "/api/sequences/{id}/enrollments",
      Access.EVERYONE,
      NONE,
      "limit",
      "cursor",
      "status"),
  ENROLLMENT_LIST(
      "enrollment.list",
      GET,
      "/api/enrollments",
      Access.EVERYONE,
      NONE,
      "limit",
      "cursor",
      "sequenceId",
      "status"),
  ENROLLMENT_GET("enrollment.get", GET, "/api/enrollments/{id}", Access.EVERYONE, NONE),
  RECIPIENT_LIST(
      "enrollment.recipient.list",
      GET,
      "/api/enrollments/{id}/recipients",
      Access.STAFF,
      NONE,
      "limit",
      "cursor"),
  ENROLLMENT_PAUSE(
      "enrollment.pause", POST, "/api/enrollments/{id}/pause", Access.OPERATORS, OPTIONAL_JSON),
  ENROLLMENT_RESUME(
      "enrollment.resume", POST, "/api/enrollments/{id}/resume", Access.OPERATORS, OPTIONAL_JSON),
  ENROLLMENT_STOP(
      "enrollment.stop", POST, "/api/enrollments/{id}/stop", Access.OPERATORS, OPTIONAL_JSON),
  DRY_RUN(
      "enrollment.dryRun",
      POST,
      "/api/enrollments/{id}/dry-run",
      Access.PLANNERS,
      OPTIONAL_JSON,
      "limit",
      "cursor"),
  QUEUE_LIST(
      "enrollment.queue.get",
      GET,
      "/api/enrollments/{id}/queue",
      Access.STAFF,
      NONE,
      "limit",
      "cursor"),
  QUEUE_REFRESH(
      "enrollment.queue.refresh",
      POST,
      "/api/enrollments/{id}/queue/refresh",
      Access.OPERATORS,
      OPTIONAL_JSON),
  AUDIT_LIST(
      "audit.log.list", GET, "/api/enrollments/{id}/audit", Access.STAFF, NONE, "limit", "cursor"),

  QUEUE_GET("queue.get", GET, "/api/queue", Access.STAFF, NONE),
  QUEUE_RESOLVE("queue.item.resolve", POST, "/api/queue/{itemId}/resolve", Access.MANAGERS, JSON),
  SWITCH_LIST("switch.list", GET, "/api/switches", Access.STAFF.orPlatform(), NONE),
  SWITCH_SET("switch.set", PUT, "/api/switches", Access.MANAGERS.orPlatform(), JSON),
  LIMIT_GET("limit.get", GET, "/api/limits", Access.STAFF.orPlatform(), NONE),
  LIMIT_SET("limit.set", PUT, "/api/limits", Access.MANAGERS.orPlatform(), JSON),
  CREDENTIAL_LIST("credential.list", GET, "/api/credentials", Access.MANAGERS, NONE),
  CREDENTIAL_SET("credential.set", PUT, "/api/credentials/{provider}", Access.MANAGERS, JSON),
  CREDENTIAL_DELETE(
      "credential.delete", DELETE, "/api/credentials/{provider}", Access.MANAGERS, NONE),

  SUPPRESSION_CHECK("suppression.check", POST, "/api/suppression/check", Access.STAFF, JSON),
  SUPPRESSION_LIST(
      "suppression.list",
      GET,
      "/api/suppression",
      Access.STAFF.orPlatform(),
      NONE,
      "limit",
      "cursor",
      "scope"),
  SUPPRESSION_ADD(
      "suppression.create", POST, "/api/suppression", Access.OPERATORS.orPlatform(), JSON),
  SUPPRESSION_GET("suppression.get", GET, "/api/suppression/{id}", Access.STAFF.orPlatform(), NONE),
  SUPPRESSION_DELETE(
      "suppression.delete",
      DELETE,
      "/api/suppression/{id}",
      Access.AUTHORS.orPlatform(),
      OPTIONAL_JSON),
  UNSUBSCRIBE_PAGE("unsubscribe.page", GET, "/unsubscribe/{token}", Access.PUBLIC, NONE),
  UNSUBSCRIBE("sequence.unsubscribe", POST, "/unsubscribe/{token}", Access.PUBLIC, ONE_CLICK),

  HEALTH_LIVE("health.live", GET, "/health/live", Access.PUBLIC, NONE),
  HEALTH_READY("health.ready", GET, "/health/ready", Access.PUBLIC, NONE),
  METRICS("metrics.get", GET, "/metrics", Access.PLATFORM, NONE),
  OPEN_API("openapi.get", GET, "/openapi.json", Access.PUBLIC, NONE),
  DOCS("docs.page", GET, "/docs", Access.PUBLIC, NONE);

  /** What they answer is found out anew each time, and nothing is created or started. */
  private static final Set<Operation> COMPUTATIONS =
      Set.of(TEMPLATE_PREVIEW, SUPPRESSION_CHECK, DRY_RUN, IDENTITY_VERIFY, SEQUENCE_DRY_RUN);

  private final String id;
  private final Method method;
  private final String path;
  private final Access access;
  private final Body body;
  private final Set<String> query;

  Operation(String id, Method method, String path, Access access, Body body, String... query) {
    this.id = id;
    this.method = method;
    this.path = path;
    this.access = access;
    this.body = body;
    this.query = Set.of(query);
  }

  /** Returns the operationId of the OpenAPI document. */
  public String id() {
    return id;
  }

  public Method method() {
    return method;
  }

  /** Returns the path with its parameters in braces. */
  public String path() {
    return path;
  }

  public Access access() {
    return access;
  }

  public Body body() {
    return body;
  }

  /** Returns the query parameters that it knows, beside the one that selects the tenant. */
  public Set<String> query() {
    return query;
  }

  /** Returns whether it creates or starts something, once for each Idempotency-Key. */
  public boolean idempotent() {
    return method == POST && access.audience() != Audience.PUBLIC && !COMPUTATIONS.contains(this);
  }
}
