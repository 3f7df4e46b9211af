package dev.engagement.adapter.javalin.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.engagement.adapter.javalin.json.Choice;
import dev.engagement.adapter.javalin.json.Ids;
import dev.engagement.adapter.javalin.json.JsonObject;
import dev.engagement.ports.Actor;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.FieldError;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.tenant.TenantId;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A request whose caller, tenant, role and body have passed. */
public final class Call {

  private final Context ctx;
  private final Caller caller;
  private final Content content;
  private final Optional<JsonNode> json;
  private final EntityTags demanded;
  private final Paging paging;

  Call(Context ctx, Caller caller, Content content, Optional<JsonNode> json, Paging paging) {
    this.ctx = ctx;
    this.caller = caller;
    this.content = content;
    this.json = json;
    this.demanded = EntityTags.of(ctx);
    this.paging = paging;
  }

  /** Returns the tenant; {@link TenantId#NIL} where none is selected. */
  public TenantId tenant() {
    return caller.tenant();
  }

  /** Returns whose the effect is: what is global is no tenant's, even where one is selected. */
  TenantId owner() {
    boolean global =
        caller.isPlatformAdmin()
            && json.filter(body -> body.path("scope").asText().equals("global")).isPresent();
    return global ? TenantId.NIL : caller.tenant();
  }

  /** Returns who calls. */
  public Actor actor() {
    return caller.actor();
  }

  /** Refuses a call for which no tenant is selected. */
  public void requireTenant() {
    if (!hasTenant()) {
      throw TenantSelection.required();
    }
  }

  /** Returns whether a tenant is selected. */
  public boolean hasTenant() {
    return !caller.tenant().equals(TenantId.NIL);
  }

  /** Returns whether it is the platform's admin who calls. */
  public boolean isPlatformAdmin() {
    return caller.isPlatformAdmin();
  }

  /** Refuses everyone but the platform's admin. */
  public void onlyPlatformAdmin() {
    if (!isPlatformAdmin()) {
      throw new EngagementException(
          ErrorCode.ROLE_FORBIDDEN, "what is global is for the platform's admin alone");
    }
  }

  /** Returns an id of the path. One that is no id names nothing. */
  public UUID id(String name) {
    return Ids.parse(ctx.pathParam(name))
        .orElseThrow(() -> new EngagementException(ErrorCode.NOT_FOUND, "no such thing"));
  }

  /** Returns a part of the path as it is. */
  public String text(String name) {
    return ctx.pathParam(name);
  }

  /** Returns a code that a query parameter names, or empty. */
  public <E extends Enum<E>> Optional<E> query(String name, Choice<E> choice) {
    return query(name, choice::find, choice.options());
  }

  /** Returns an id that a query parameter names, or empty. */
  public Optional<UUID> queryId(String name) {
    return query(name, Ids::parse, "must be a UUID");
  }

  private <T> Optional<T> query(String name, Function<String, Optional<T>> parser, String message) {
    return Optional.ofNullable(ctx.queryParam(name))
        .map(text -> parser.apply(text).orElseThrow(() -> malformed(name, message)));
  }

  static EngagementException malformed(String parameter, String message) {
    return EngagementException.invalid(
        ErrorCode.MALFORMED_REQUEST,
        new FieldError(parameter, ErrorCode.MALFORMED_REQUEST.code(), parameter + " " + message));
  }

  /** Returns the refusal of a cursor whose list is no longer there. */
  public static EngagementException cursorExpired() {
    return Cursors.invalid();
  }

  /**
   * Reads the JSON body; nothing counts as an empty object.
   *
   * @throws EngagementException with everything that is wrong with it
   */
  public <T> T read(Function<JsonObject, T> reading) {
    return JsonObject.read(json.orElseGet(JsonNodeFactory.instance::objectNode), reading);
  }

  /** Checks that the body says nothing. */
  public void readNothing() {
    read(json -> json);
  }

  /** Returns the body. */
  public Content content() {
    return content;
  }

  /** Returns which page of a list is wanted. */
  public Paging page() {
    return paging;
  }

  /** Checks what the caller demands of a thing that is at this version. */
  public Precondition precondition(long current) {
    demanded.check(EntityTags.ofVersion(current));
    return demanded.any() ? Precondition.NONE : Precondition.version(current);
  }

  /** Checks what the caller demands of a thing that counts no versions, and would be shown so. */
  public void precondition(Answer shown) {
    if (!demanded.any()) {
      demanded.check(EntityTags.ofContent(shown.kept().orElseThrow()));
    }
  }
}
