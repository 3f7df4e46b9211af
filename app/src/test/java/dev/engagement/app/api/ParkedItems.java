package dev.engagement.app.api;

import dev.engagement.ports.mail.SendOutcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Items whose mail was handed over, and of which nobody ever learned what became of it. */
final class ParkedItems {

  private static final int MANY = 40;

  private final Deque<String> items = new ArrayDeque<>();

  private ParkedItems() {}

  static ParkedItems in(World world) {
    ApiServer server = ApiServer.shared();
    String enrollment = world.enrollment(world.activeSequence(), MANY);
    for (int i = 0; i < MANY; i++) {
      server.sender().answer(new SendOutcome.Unknown("test"));
    }
    server.tick();
    server.clock().advance(Duration.ofHours(26));
    server.tick();
    ParkedItems parked = new ParkedItems();
    world
        .read("/api/enrollments/" + enrollment + "/queue")
        .json()
        .at("/data/items")
        .forEach(item -> parked.items.add(item.path("id").asText()));
    return parked;
  }

  String next() {
    return items.remove();
  }
}
