package dev.engagement.adapter.javalin.planning;

import dev.engagement.adapter.javalin.json.Ids;
import dev.engagement.adapter.javalin.json.JsonObject;
import dev.engagement.adapter.javalin.json.Values;
import dev.engagement.adapter.javalin.web.Answer;
import dev.engagement.adapter.javalin.web.Call;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.adapter.javalin.web.Routes;
import dev.engagement.ports.IdSource;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.Enrollments;
import dev.engagement.ports.planning.DryRuns;
import dev.engagement.ports.planning.PlanTotals;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Dry runs: what would be sent, as a whole or a page at a time. */
public final class DryRunResource implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DryRunResource.class);

  private final DryRuns dryRuns;
  private final Enrollments enrollments;
  private final Projections projections;
  private final Path spoolFolder;
  private final IdSource ids;

  public DryRunResource(
      DryRuns dryRuns,
      Enrollments enrollments,
      Path spoolFolder,
      InstantSource clock,
      IdSource ids) {
    this.dryRuns = dryRuns;
    this.enrollments = enrollments;
    this.projections = new Projections(clock);
    this.spoolFolder = spoolFolder;
    this.ids = ids;
  }

  /** Adds the routes of this resource. */
  public void addTo(Routes routes) {
    routes.on(Operation.DRY_RUN, this::run);
  }

  private Answer run(Call call) {
    Enrollment enrollment = enrollments.get(call.tenant(), new EnrollmentId(call.id("id")));
    call.precondition(enrollment.version());
    boolean persist = call.read(json -> persist(json, call));
    if (call.page().place().isPresent()) {
      return page(call, enrollment.id(), PagePlace.parse(call.page().place().get()));
    }
    Projection projection = plan(call, enrollment.id(), persist);
    if (!call.page().wanted()) {
      return whole(enrollment.id(), projection);
    }
    UUID id = ids.next();
    projections.keep(id, projection);
    return page(call, enrollment.id(), new PagePlace(id, 0));
  }

  /** A page of a plan that is there already stores nothing. */
  private static boolean persist(JsonObject json, Call call) {
    boolean persist = json.optional("persist", Values.FLAG).orElse(false);
    if (persist && call.page().place().isPresent()) {
      json.refuse("persist", "is for the first page");
    }
    return persist;
  }

  private Projection plan(Call call, EnrollmentId enrollment, boolean persist) {
    Projection projection = Projection.create(spoolFolder);
    try {
      PlanTotals totals =
          persist
              ? dryRuns.planAndStore(call.tenant(), enrollment, projection, call.actor())
              : dryRuns.plan(call.tenant(), enrollment, projection, call.actor());
      LOG.info(
          "Dry run of enrollment {} of customer {}: {} items, {} skipped, {} invalid",
          enrollment,
          call.tenant(),
          totals.items(),
          totals.skipped(),
          totals.failedValidation());
      projection.finish();
      return projection;
    } catch (RuntimeException failed) {
      projection.close();
      throw failed;
    }
  }

  private static Answer whole(EnrollmentId enrollment, Projection projection) {
    return Answer.stream(
        "application/json",
        out -> {
          try (projection) {
            DryRunJson.write(enrollment, projection, out);
          }
        });
  }

  private Answer page(Call call, EnrollmentId enrollment, PagePlace place) {
    Projections.Part part =
        projections
            .part(place.projection(), place.offset(), call.page().limit())
            .orElseThrow(Call::cursorExpired);
    return Answer.json(
        200,
        DryRunJson.page(
            enrollment,
            part,
            part.next()
                .map(next -> call.page().next(place.at(next).toString()))
                .orElseGet(() -> call.page().end())));
  }

  /** Lets go of all plans that are kept. */
  @Override
  public void close() {
    projections.clear();
  }

  /** A place in a plan that is kept. */
  private record PagePlace(UUID projection, long offset) {

    static PagePlace parse(String text) {
      int colon = text.indexOf(':');
      return new PagePlace(
          Ids.parse(text.substring(0, colon)).orElseThrow(),
          Long.parseLong(text.substring(colon + 1)));
    }

    PagePlace at(long next) {
      return new PagePlace(projection, next);
    }

    @Override
    public String toString() {
      return projection + ":" + offset;
    }
  }
}
