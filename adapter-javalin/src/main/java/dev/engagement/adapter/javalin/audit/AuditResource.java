package dev.engagement.adapter.javalin.audit;

import dev.engagement.adapter.javalin.web.Answer;
import dev.engagement.adapter.javalin.web.Call;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.adapter.javalin.web.PageJson;
import dev.engagement.adapter.javalin.web.Routes;
import dev.engagement.ports.Page;
import dev.engagement.ports.audit.AuditEntry;
import dev.engagement.ports.audit.AuditTrail;
import dev.engagement.ports.enrollment.EnrollmentId;
import java.util.List;
import java.util.UUID;

/** The audit log. */
public final class AuditResource {

  private final AuditTrail trail;

  public AuditResource(AuditTrail trail) {
    this.trail = trail;
  }

  /** Adds the routes of this resource. */
  public void addTo(Routes routes) {
    routes.on(Operation.AUDIT_LIST, this::list);
  }

  private Answer list(Call call) {
    EnrollmentId enrollment = new EnrollmentId(call.id("id"));
    long after = call.page().place().map(Long::parseLong).orElse(0L);
    Page<AuditEntry> page =
        trail.ofEnrollment(call.tenant(), enrollment, after, call.page().limit());
    return Answer.page(
        new EntriesJson(enrollment.value(), page.items().stream().map(AuditEntryJson::of).toList()),
        next(call, page));
  }

  private static PageJson next(Call call, Page<AuditEntry> page) {
    return page.more()
        ? call.page().next(Long.toString(page.items().get(page.items().size() - 1).sequence()))
        : call.page().end();
  }

  private record EntriesJson(UUID enrollmentId, List<AuditEntryJson> entries) {}
}
