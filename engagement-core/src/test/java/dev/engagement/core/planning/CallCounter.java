package dev.engagement.core.planning;

import dev.engagement.ports.embedding.Stores;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** Stores that write down which of their methods are called, and otherwise are the given ones. */
final class CallCounter {

  private final List<String> calls = new ArrayList<>();

  Stores around(Stores stores) {
    return new Stores(
        stores.unitOfWork(),
        counted(stores.tenants()),
        counted(stores.apiKeys()),
        counted(stores.contacts()),
        counted(stores.templates()),
        counted(stores.identities()),
        counted(stores.sequences()),
        counted(stores.enrollments()),
        counted(stores.recipients()),
        counted(stores.switches()),
        counted(stores.rates()),
        counted(stores.credentials()),
        counted(stores.suppressions()),
        counted(stores.queue()),
        counted(stores.queueView()),
        counted(stores.schedule()),
        counted(stores.messages()),
        counted(stores.history()),
        counted(stores.auditLog()),
        counted(stores.idempotency()));
  }

  /** Returns the calls since this was last asked. */
  List<String> taken() {
    List<String> taken = List.copyOf(calls);
    calls.clear();
    return taken;
  }

  @SuppressWarnings("unchecked")
  private <T> T counted(T store) {
    Class<?> port = store.getClass().getInterfaces()[0];
    return (T)
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> called(port, store, method, arguments));
  }

  private Object called(Class<?> port, Object store, Method method, Object[] arguments)
      throws Throwable {
    calls.add(port.getSimpleName() + "." + method.getName());
    try {
      return method.invoke(store, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
