package dev.engagement.testkit.suppression;

import dev.engagement.ports.suppression.UnsubscribeLinks;

class FixedUnsubscribeLinksTest extends UnsubscribeLinksContract {

  @Override
  protected UnsubscribeLinks links() {
    return new FixedUnsubscribeLinks();
  }
}
