package dev.engagement.core.sending;

import dev.engagement.ports.queue.Tick;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong in one turn: what fails for one tenant keeps none of the others from its turn.
 */
final class Failures implements Consumer<RuntimeException> {

  private @Nullable RuntimeException first;

  @Override
  public void accept(RuntimeException failed) {
    first = first == null ? failed : first;
  }

  Tick guard(Supplier<Tick> turn) {
    try {
      return turn.get();
    } catch (RuntimeException failed) {
      accept(failed);
      return Tick.NONE;
    }
  }

  void throwFirst() {
    if (first != null) {
      throw first;
    }
  }
}
