package dev.engagement.app.sending;

import java.util.Random;

/** Every way in which people stop mail. */
enum StopKind {
  TENANT_SWITCH(2),
  SEQUENCE_SWITCH(8),
  SENDER_SWITCH(8),
  PAUSE(12),
  STOP(10),
  SUPPRESSION(35),
  UNSUBSCRIBE(25);

  private final int percent;

  StopKind(int percent) {
    this.percent = percent;
  }

  /** Returns one of them; the wider it reaches, the less often. */
  static StopKind pick(Random random) {
    int point = random.nextInt(100);
    for (StopKind kind : values()) {
      point -= kind.percent;
      if (point < 0) {
        return kind;
      }
    }
    throw new IllegalStateException("the shares do not add up");
  }

  /** Returns whether it is taken back again. */
  boolean isTemporary() {
    return switch (this) {
      case TENANT_SWITCH, SEQUENCE_SWITCH, SENDER_SWITCH, PAUSE -> true;
      case STOP, SUPPRESSION, UNSUBSCRIBE -> false;
    };
  }
}
