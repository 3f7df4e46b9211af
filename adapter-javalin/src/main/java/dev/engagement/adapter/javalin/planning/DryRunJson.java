package dev.engagement.adapter.javalin.planning;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.engagement.adapter.javalin.json.Json;
import dev.engagement.adapter.javalin.web.PageJson;
import dev.engagement.ports.enrollment.EnrollmentId;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/** Puts planned items, which are JSON already, into the shape of Stage 2A. */
final class DryRunJson {

  private DryRunJson() {}

  /** Writes the whole plan. */
  static void write(EnrollmentId enrollment, Projection projection, OutputStream out)
      throws IOException {
    out.write(head(enrollment, projection.plannedAt()).getBytes(UTF_8));
    projection.copy(out);
    out.write("]}}".getBytes(UTF_8));
  }

  /** Returns a page of the plan. */
  static String page(EnrollmentId enrollment, Projections.Part part, PageJson page) {
    return head(enrollment, part.plannedAt())
        + String.join(",", part.items())
        + "]},\"page\":"
        + Json.write(page)
        + "}";
  }

  private static String head(EnrollmentId enrollment, Instant plannedAt) {
    return "{\"data\":{\"enrollmentId\":%s,\"plannedAt\":%s,\"items\":["
        .formatted(Json.write(enrollment.value()), Json.write(plannedAt));
  }
}
