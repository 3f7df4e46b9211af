package dev.engagement.ports;

import java.util.OptionalLong;

/**
 * What a caller demands of a thing before it is changed: nothing, or that it still has a version
 * (RFC 9110, section 13.1.1).
 */
public record Precondition(OptionalLong version) {

  /** Demands nothing. */
  public static final Precondition NONE = new Precondition(OptionalLong.empty());

  /** Returns the demand that the thing still has this version. */
  public static Precondition version(long version) {
    return new Precondition(OptionalLong.of(version));
  }

  /**
   * Checks the version that is stored now.
   *
   * @throws EngagementException with {@link ErrorCode#PRECONDITION_FAILED} if another one was
   *     demanded
   */
  public void check(long current) {
    if (version.isPresent() && version.getAsLong() != current) {
      throw new EngagementException(
          ErrorCode.PRECONDITION_FAILED, "version is " + current + ", not " + version.getAsLong());
    }
  }
}
