package dev.engagement.adapter.javalin;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import java.lang.reflect.Proxy;

/** Driving ports behind which there is nothing at all. */
final class NothingThere {

  private NothingThere() {}

  static <T> T behind(Class<T> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              throw new EngagementException(ErrorCode.NOT_FOUND, "nothing is behind " + port);
            }));
  }
}
