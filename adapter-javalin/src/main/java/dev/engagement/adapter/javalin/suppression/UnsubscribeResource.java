package dev.engagement.adapter.javalin.suppression;

import dev.engagement.adapter.javalin.web.Answer;
import dev.engagement.adapter.javalin.web.Call;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.adapter.javalin.web.Routes;
import dev.engagement.ports.suppression.Unsubscribes;

/** The links by which recipients unsubscribe, by themselves or by their mail program (RFC 8058). */
public final class UnsubscribeResource {

  private final Unsubscribes unsubscribes;

  public UnsubscribeResource(Unsubscribes unsubscribes) {
    this.unsubscribes = unsubscribes;
  }

  /** Adds the routes of this resource. */
  public void addTo(Routes routes) {
    routes.on(Operation.UNSUBSCRIBE_PAGE, this::ask).on(Operation.UNSUBSCRIBE, this::unsubscribe);
  }

  private Answer ask(Call call) {
    return unsubscribes.recognises(call.text("token"))
        ? UnsubscribePages.question()
        : UnsubscribePages.unknown();
  }

  private Answer unsubscribe(Call call) {
    String token = call.text("token");
    if (!unsubscribes.recognises(token)) {
      return UnsubscribePages.unknown();
    }
    unsubscribes.unsubscribe(token);
    return UnsubscribePages.done();
  }
}
