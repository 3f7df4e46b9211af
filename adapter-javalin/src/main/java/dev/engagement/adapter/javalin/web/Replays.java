package dev.engagement.adapter.javalin.web;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.idempotency.IdempotentRequests;
import dev.engagement.ports.idempotency.RequestKey;
import dev.engagement.ports.idempotency.StoredAnswer;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Carries a request with an Idempotency-Key out once, and answers it the same way ever after. */
final class Replays {

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

  private final IdempotentRequests requests;

  Replays(IdempotentRequests requests) {
    this.requests = requests;
  }

  static Optional<String> key(Context ctx, Operation operation) {
    Optional<String> key =
        Optional.ofNullable(ctx.header("Idempotency-Key")).filter(given -> operation.idempotent());
    if (key.isPresent() && !KEY.matcher(key.get()).matches()) {
      throw new EngagementException(
          ErrorCode.MALFORMED_REQUEST, "Idempotency-Key must be 1 to 255 visible characters");
    }
    return key;
  }

  Answer once(Call call, String key, Supplier<Answer> work) {
    AtomicReference<Answer> fresh = new AtomicReference<>();
    Optional<StoredAnswer> earlier =
        requests.once(
            call.owner(),
            new RequestKey(key, call.content().fingerprint()),
            () -> {
              Answer answer = work.get();
              fresh.set(answer);
              return KeptAnswer.of(answer);
            });
    return earlier.map(KeptAnswer::again).orElseGet(fresh::get);
  }
}
