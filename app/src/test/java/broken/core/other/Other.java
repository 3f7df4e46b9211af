package broken.core.other;

/** One half of a cycle. */
public final class Other {
  broken.core.feature.MailHelper helper;
}
