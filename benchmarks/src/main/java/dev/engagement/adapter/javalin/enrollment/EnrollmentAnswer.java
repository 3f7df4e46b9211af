package dev.engagement.adapter.javalin.enrollment;

import dev.engagement.adapter.javalin.json.Json;
import dev.engagement.ports.enrollment.EnrollmentReceipt;

/** The answer to the making of an enrollment, without the request. */
public final class EnrollmentAnswer {

  private EnrollmentAnswer() {}

  /** Returns the answer as the API writes it. */
  public static String of(EnrollmentReceipt receipt) {
    return Json.write(EnrollmentJson.of(receipt));
  }
}
