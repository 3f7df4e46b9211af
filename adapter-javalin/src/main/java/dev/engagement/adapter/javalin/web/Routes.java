package dev.engagement.adapter.javalin.web;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which handler answers which operation. */
public final class Routes {

  private final Map<Operation, Handler> handlers = new EnumMap<>(Operation.class);

  /** Has a handler answer an operation, which nothing else answers. */
  public Routes on(Operation operation, Handler handler) {
    if (handlers.putIfAbsent(operation, handler) != null) {
      throw new IllegalStateException(operation + " is answered twice");
    }
    return this;
  }

  /** Returns the handlers of all operations. */
  public Map<Operation, Handler> complete() {
    Set<Operation> missing = EnumSet.allOf(Operation.class);
    missing.removeAll(handlers.keySet());
    if (!missing.isEmpty()) {
      throw new IllegalStateException("nothing answers " + missing);
    }
    return handlers;
  }
}
