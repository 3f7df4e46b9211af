package dev.engagement.app;

import com.fasterxml.uuid.Generators;
import dev.engagement.ports.IdSource;

/** Makes ids: UUIDs of version 7, which sort by their time. */
final class Identifiers {

  private Identifiers() {}

  static IdSource source() {
    return Generators.timeBasedEpochGenerator()::generate;
  }
}
