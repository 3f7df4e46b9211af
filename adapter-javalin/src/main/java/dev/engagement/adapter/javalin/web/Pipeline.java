package dev.engagement.adapter.javalin.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.engagement.adapter.javalin.json.Json;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.access.ApiKeys;
import dev.engagement.ports.idempotency.IdempotentRequests;
import dev.engagement.ports.tenant.Customers;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.slf4j.MDC;

/** Takes every request through the same checks in the same order, and writes its answer. */
public final class Pipeline {

  private final RequestIds requestIds;
  private final Gate gate;
  private final Intake intake;
  private final Cursors cursors;
  private final Replays replays;

  Pipeline(RequestIds requestIds, Gate gate, Intake intake, Cursors cursors, Replays replays) {
    this.requestIds = requestIds;
    this.gate = gate;
    this.intake = intake;
    this.cursors = cursors;
    this.replays = replays;
  }

  /** Puts the shared part together. */
  public static Pipeline of(
      WebSettings settings, ApiKeys keys, Customers customers, IdempotentRequests requests) {
    return new Pipeline(
        new RequestIds(settings.ids()),
        new Gate(new Authentication(keys), new TenantSelection(settings.clientTenant(), customers)),
        new Intake(settings.spoolFolder()),
        new Cursors(settings.signingSecret()),
        new Replays(requests));
  }

  /** Answers a request. */
  void answer(Context ctx, Operation operation, Handler handler) {
    String requestId = requestIds.of(ctx);
    MDC.put("requestId", requestId);
    try {
      SecurityHeaders.add(ctx);
      carryOut(ctx, operation, handler);
    } catch (EngagementException refusal) {
      Intake.drain(ctx);
      Problems.answer(ctx, refusal, requestId);
    } catch (RuntimeException | IOException mistake) {
      Intake.drain(ctx);
      Problems.answerMistake(ctx, mistake, requestId);
    } finally {
      MDC.remove("tenantId");
      MDC.remove("requestId");
    }
  }

  private void carryOut(Context ctx, Operation operation, Handler handler) throws IOException {
    Caller caller = gate.enter(ctx, operation);
    MDC.put("tenantId", caller.tenant().toString());
    try (Content content = intake.receive(ctx, operation)) {
      QueryParameters.check(ctx, operation);
      Optional<String> key = Replays.key(ctx, operation);
      Paging paging = Paging.of(ctx, operation, caller, cursors);
      Call call = new Call(ctx, caller, content, json(operation, content), paging);
      write(
          ctx,
          key.isPresent()
              ? replays.once(call, key.get(), () -> handler.handle(call))
              : handler.handle(call));
    }
  }

  private static Optional<JsonNode> json(Operation operation, Content content) {
    return switch (operation.body()) {
      case NONE, BATCH, ONE_CLICK -> Optional.empty();
      case OPTIONAL_JSON -> content.isEmpty() ? Optional.empty() : parse(content);
      case JSON -> parse(content);
    };
  }

  private static Optional<JsonNode> parse(Content content) {
    return Optional.of(Json.read(content.open()));
  }

  private static void write(Context ctx, Answer answer) throws IOException {
    answer.headers().forEach(ctx::header);
    ctx.status(answer.status());
    if (answer.contentType().isPresent()) {
      ctx.contentType(answer.contentType().get());
      try (OutputStream out = ctx.outputStream()) {
        answer.body().to(out);
      }
    }
  }

  /** Answers a request that no operation is for. */
  void refuse(Context ctx, ErrorCode code, String detail) {
    String requestId = requestIds.of(ctx);
    SecurityHeaders.add(ctx);
    Intake.drain(ctx);
    Problems.answer(ctx, new EngagementException(code, detail), requestId);
  }
}
