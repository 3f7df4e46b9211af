package broken.core.feature;

import broken.core.other.Other;

/** Breaks: no vague names; and, with the other, no cycles. */
public final class MailHelper {
  Other other = new Other();
}
