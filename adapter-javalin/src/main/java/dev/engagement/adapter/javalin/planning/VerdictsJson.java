package dev.engagement.adapter.javalin.planning;

import dev.engagement.adapter.javalin.json.Json;
import dev.engagement.ports.guardrail.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Writes verdicts as JSON. Neighbours in a plan mostly have the same ones, whose sentences are then
 * made only once. Not safe for concurrent use.
 */
final class VerdictsJson {

  private record VerdictJson(
      String guardrail, String verdict, String code, String message, Optional<Instant> until) {
    static VerdictJson of(Verdict verdict) {
      return new VerdictJson(
          verdict.guardrail().code(),
          verdict.kind().code(),
          verdict.code().code(),
          verdict.sentence(),
          verdict.until());
    }
  }

  private List<Verdict> last = List.of();
  private String json = "[]";

  /** Returns the verdicts as a JSON array. */
  String of(List<Verdict> verdicts) {
    if (!last.equals(verdicts)) {
      json = Json.write(verdicts.stream().map(VerdictJson::of).toList());
      last = verdicts;
    }
    return json;
  }
}
