package dev.engagement.adapter.javalin.queue;

import dev.engagement.adapter.javalin.json.Choice;
import dev.engagement.adapter.javalin.json.JsonObject;
import dev.engagement.adapter.javalin.json.Values;
import dev.engagement.adapter.javalin.queue.QueueJson.DepthJson;
import dev.engagement.adapter.javalin.queue.QueueJson.ItemsJson;
import dev.engagement.adapter.javalin.queue.QueueJson.RefreshedJson;
import dev.engagement.adapter.javalin.web.Answer;
import dev.engagement.adapter.javalin.web.Call;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.adapter.javalin.web.Routes;
import dev.engagement.ports.Page;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.Enrollments;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.QueueResolution;
import dev.engagement.ports.queue.Queues;
import java.util.function.Supplier;

/** The send queue. */
public final class QueueResource {

  private static final Choice<QueueResolution> RESOLUTION =
      Choice.of(QueueResolution.class, resolution -> stateOf(resolution).code());

  private final Queues queues;
  private final Enrollments enrollments;

  public QueueResource(Queues queues, Enrollments enrollments) {
    this.queues = queues;
    this.enrollments = enrollments;
  }

  private static QueueItemState stateOf(QueueResolution resolution) {
    return switch (resolution) {
      case SENT -> QueueItemState.SENT;
      case QUEUED -> QueueItemState.QUEUED;
      case CANCELLED -> QueueItemState.CANCELLED;
    };
  }

  /** Adds the routes of this resource. */
  public void addTo(Routes routes) {
    routes
        .on(Operation.QUEUE_LIST, this::items)
        .on(Operation.QUEUE_REFRESH, this::refresh)
        .on(Operation.QUEUE_GET, call -> Answer.ok(DepthJson.of(queues.depth(call.tenant()))))
        .on(Operation.QUEUE_RESOLVE, this::resolve);
  }

  private Answer items(Call call) {
    Enrollment enrollment = enrollment(call);
    Page<QueueItem> page = queues.list(call.tenant(), enrollment.id(), call.page().byId());
    return Answer.page(
        ItemsJson.of(enrollment.id(), queues.counts(call.tenant(), enrollment.id()), page.items()),
        call.page().next(page, item -> item.id().value()));
  }

  private Answer refresh(Call call) {
    Enrollment enrollment = enrollment(call);
    call.precondition(enrollment.version());
    call.readNothing();
    return Answer.ok(
        RefreshedJson.of(
            enrollment.id(), queues.refresh(call.tenant(), enrollment.id(), call.actor())));
  }

  private Answer resolve(Call call) {
    QueueItemId item = queues.get(call.tenant(), new QueueItemId(call.id("itemId"))).id();
    Decision decision = call.read(Decision::read);
    return Answer.ok(
        QueueItemJson.of(
            queues.resolve(
                call.tenant(), item, decision.resolution(), decision.reason(), call.actor())));
  }

  /** What a person decides about a parked item. */
  private record Decision(QueueResolution resolution, String reason) {
    static Decision read(JsonObject json) {
      Supplier<QueueResolution> resolution = json.required("as", RESOLUTION);
      Supplier<String> reason = json.required("reason", Values.TEXT);
      return new Decision(resolution.get(), reason.get());
    }
  }

  private Enrollment enrollment(Call call) {
    return enrollments.get(call.tenant(), new EnrollmentId(call.id("id")));
  }
}
