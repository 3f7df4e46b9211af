package broken.adapter.two;

import broken.adapter.one.First;
import broken.testkit.Fake;

/** Breaks: adapters stand apart; main code does not know the testkit. */
public final class Second {
  Fake fake = new Fake();

  void run() {
    new First().run();
  }
}
