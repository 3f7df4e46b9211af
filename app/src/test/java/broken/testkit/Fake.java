package broken.testkit;

/** Used where it must not be. */
public final class Fake {}
