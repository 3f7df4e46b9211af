package dev.engagement.ports.credential;

/**
 * What became of all credentials when the master key was changed.
 *
 * @param sealed how many are sealed with the newest key now
 * @param left how many were left as they were: no key opens them, or somebody changed them at the
 *     same time
 */
public record RotatedCredentials(long sealed, long left) {

  public static final RotatedCredentials NONE = new RotatedCredentials(0, 0);

  /** Returns both together. */
  public RotatedCredentials plus(RotatedCredentials other) {
    return new RotatedCredentials(sealed + other.sealed, left + other.left);
  }
}
