package dev.engagement.adapter.javalin.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks the query: a parameter that nobody knows would pass in silence, and change the answer. */
final class QueryParameters {

  private static final Pattern WELL_FORMED = Pattern.compile("(?:[^%]|%[0-9A-Fa-f]{2})*+");

  private QueryParameters() {}

  static void check(Context ctx, Operation operation) {
    if (operation.access().audience() == Audience.PUBLIC) {
      return;
    }
    if (ctx.queryString() != null && !WELL_FORMED.matcher(ctx.queryString()).matches()) {
      throw Call.malformed("query", "is not percent-encoded as it should be");
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
