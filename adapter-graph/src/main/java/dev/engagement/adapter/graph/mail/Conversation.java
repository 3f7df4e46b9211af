package dev.engagement.adapter.graph.mail;

import com.microsoft.kiota.RequestInformation;
import dev.engagement.ports.mail.StartPermit;
import java.util.function.BiFunction;

/** What is said to a mailbox for one purpose, with one token and in one stretch of time. */
final class Conversation {

  private final GraphSession session;
  private final Account account;
  private final String token;
  private final Deadline deadline;

  Conversation(GraphSession session, Account account, String token, Deadline deadline) {
    this.session = session;
    this.account = account;
    this.token = token;
    this.deadline = deadline;
  }

  /** Goes on, with as much time again. */
  Conversation afresh() {
    return new Conversation(session, account, token, session.deadline());
  }

  /** Makes a request that changes something, at most once. */
  Answer write(BiFunction<GraphRequests, String, RequestInformation> request) {
    return write(request, StartPermit.ALWAYS);
  }

  /** Makes a request that changes something, at most once, if it may begin. */
  Answer write(BiFunction<GraphRequests, String, RequestInformation> request, StartPermit permit) {
    return heard(session.exchange().write(built(request), token, deadline, permit));
  }

  /** Makes a request that only reads. */
  Answer read(BiFunction<GraphRequests, String, RequestInformation> request) {
    return heard(session.exchange().read(built(request), token, deadline));
  }

  private RequestInformation built(BiFunction<GraphRequests, String, RequestInformation> request) {
    return request.apply(session.requests(), account.name());
  }

  private Answer heard(Answer answer) {
    if (answer.status() == 401) {
      session.tokens().drop(account.credential(), token);
    }
    if (answer.status() == 429) {
      account.mailbox().pause(session.outcomes().throttle(answer));
    }
    return answer;
  }
}
