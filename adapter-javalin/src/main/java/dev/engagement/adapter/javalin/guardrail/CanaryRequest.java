package dev.engagement.adapter.javalin.guardrail;

import dev.engagement.adapter.javalin.json.JsonObject;
import dev.engagement.adapter.javalin.json.ValueReader;
import dev.engagement.adapter.javalin.json.Values;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.guardrail.CanaryRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is asked of a canary: a rule sets it, a word ends it.
 *
 * @param rule empty where it is to end
 * @param well whether it ends well
 */
record CanaryRequest(Optional<CanaryRule> rule, boolean well) {

  private static final int MOST_ADDRESSES = 1_000;

  private static final ValueReader<CanaryRequest> RULE = JsonObject.reader(CanaryRequest::rule);
  private static final ValueReader<CanaryRequest> END =
      Values.parsed(
          CanaryRequest::end,
          ErrorCode.INVALID_REQUEST,
          "must be promote, rollback, or an object with share, count or allow");

  static final ValueReader<CanaryRequest> READER =
      (node, place) -> (node.isObject() ? RULE : END).read(node, place);

  private static CanaryRequest rule(JsonObject json) {
    Optional<CanaryRule> share =
        json.optional("share", Values.integer(1, 99)).map(CanaryRule.Share::new);
    Optional<CanaryRule> count =
        json.optional("count", Values.integer(1, Integer.MAX_VALUE)).map(CanaryRule.Count::new);
    Optional<CanaryRule> allow =
        json.optional("allow", Values.list(Values.EMAIL, MOST_ADDRESSES))
            .map(CanaryRequest::allowList);
    if (Stream.of("share", "count", "allow").filter(json::has).count() != 1) {
      json.refuse("share", "is needed, or count, or allow, and only one of them");
    }
    return new CanaryRequest(share.or(() -> count).or(() -> allow), true);
  }

  private static CanaryRule allowList(List<EmailAddress> addresses) {
    return new CanaryRule.AllowList(
        addresses.stream().map(EmailAddress::normalised).collect(Collectors.toSet()));
  }

  private static Optional<CanaryRequest> end(String word) {
    return word.equals("promote") || word.equals("rollback")
        ? Optional.of(new CanaryRequest(Optional.empty(), word.equals("promote")))
        : Optional.empty();
  }
}
