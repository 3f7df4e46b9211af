package dev.engagement.ports.mail;

import dev.engagement.ports.CrossTenant;
import dev.engagement.ports.DrivingPort;

/**
 * Says, at the last moment before a request begins, whether it may begin at all: an intent to send
 * holds for a short while only. Safe for concurrent use.
 */
@DrivingPort
@FunctionalInterface
public interface StartPermit {

  /** Always. */
  StartPermit ALWAYS = () -> true;

  /** Returns whether a request may begin now. */
  @CrossTenant("it belongs to one batch")
  boolean holds();
}
