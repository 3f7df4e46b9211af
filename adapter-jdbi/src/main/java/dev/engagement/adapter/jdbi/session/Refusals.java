package dev.engagement.adapter.jdbi.session;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Tells what the database refuses by its SQLSTATE, without the statement and its values. */
final class Refusals {

  /** Connections, rolled back transactions, resources, interventions: all may go well next time. */
  private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "40", "53", "57");

  private static final Set<String> TRANSIENT_STATES = Set.of("55P03", "25P03");

  /** The character with the code 0, which PostgreSQL keeps neither in text nor in jsonb. */
  private static final Set<String> UNKEEPABLE_STATES = Set.of("22021", "22P05");

  private Refusals() {}

  static <T> T translated(Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException failure) {
      throw translate(failure);
    }
  }

  private static RuntimeException translate(JdbiException failure) {
    Optional<SQLException> refused = refused(failure);
    String state = refused.map(SQLException::getSQLState).orElse("");
    RuntimeException translated = translated(failure, state, refused.flatMap(Refusals::constraint));
    // The failure itself is not the cause: its messages repeat statements and values.
    translated.setStackTrace(failure.getStackTrace());
    return translated;
  }

  private static RuntimeException translated(
      JdbiException failure, String state, Optional<String> constraint) {
    if (failure instanceof ConnectionException || isTransient(state)) {
      return new EngagementException(
          ErrorCode.STORE_UNAVAILABLE, "the database gave up, SQLSTATE " + state);
    }
    if (UNKEEPABLE_STATES.contains(state)) {
      return new EngagementException(
          ErrorCode.INVALID_REQUEST, "a text holds a character that cannot be kept");
    }
    String name = constraint.map(found -> ", " + found).orElse("");
    return new IllegalStateException("the database refused a statement, SQLSTATE " + state + name);
  }

  private static boolean isTransient(String state) {
    return TRANSIENT_STATES.contains(state)
        || TRANSIENT_CLASSES.stream().anyMatch(state::startsWith);
  }

  private static Optional<SQLException> refused(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException refused) {
        return Optional.of(refused);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> constraint(SQLException refused) {
    return refused instanceof PSQLException told
        ? Optional.ofNullable(told.getServerErrorMessage()).map(ServerErrorMessage::getConstraint)
        : Optional.empty();
  }
}
