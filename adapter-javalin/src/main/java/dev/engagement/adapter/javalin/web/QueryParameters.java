package dev.engagement.adapter.javalin.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** Checks the query: a parameter that nobody knows would pass in silence, and change the answer. */
final class QueryParameters {

  private QueryParameters() {}

  static void check(Context ctx, Operation operation) {
    if (operation.access().audience() == Audience.PUBLIC) {
      return;
    }
    for (Map.Entry<String, List<String>> parameter : ctx.queryParamMap().entrySet()) {
      boolean tenant = parameter.getKey().equals(TenantSelection.PARAMETER);
      if (!tenant && !operation.query().contains(parameter.getKey())) {
        throw Call.malformed("query", "holds a parameter that is not known here");
      }
      if (!tenant && parameter.getValue().size() > 1) {
        throw Call.malformed(parameter.getKey(), "is there twice");
      }
    }
  }
}
