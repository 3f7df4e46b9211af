package dev.engagement.adapter.graph.mail;

import java.util.Optional;

/**
 * What came back to one request.
 *
 * @param status the status, or 0 if there was none
 * @param retryAfter the header of that name
 * @param body as far as it could be read
 * @param begun whether anything of the request may have reached the network
 * @param late whether it did not begin because its permit held no longer
 */
record Answer(int status, Optional<String> retryAfter, String body, boolean begun, boolean late) {

  /** Returns that nothing came back. */
  static Answer none(boolean begun, boolean late) {
    return new Answer(0, Optional.empty(), "", begun, late);
  }

  boolean accepted() {
    return status >= 200 && status < 300;
  }

  boolean missing() {
    return status == 404;
  }
}
