package dev.engagement.adapter.graph.mail;

import dev.engagement.ports.mail.StartPermit;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * One attempt at a request. The one place that every byte passes asks it, on an open connection and
 * before anything is written: whether the request may begin now, and whether it began before. The
 * HTTP client would repeat a request of its own accord where a 503 says {@code Retry-After: 0}, or
 * after a 421, whatever its settings are.
 */
final class Wire {

  private final StartPermit permit;
  private final boolean once;
  private volatile boolean begun;
  private volatile boolean late;

  private Wire(StartPermit permit, boolean once) {
    this.permit = permit;
    this.once = once;
  }

  static Wire once(StartPermit permit) {
    return new Wire(permit, true);
  }

  static Wire freely() {
    return new Wire(StartPermit.ALWAYS, false);
  }

  /** Returns whether anything may have reached the network. */
  boolean begun() {
    return begun;
  }

  /** Returns whether nothing began because the permit held no longer. */
  boolean late() {
    return late && !begun;
  }

  private void begin() throws IOException {
    if (begun && once) {
      throw new IOException("a request began before");
    }
    if (!permit.holds()) {
      late = true;
      throw new IOException("a permit holds no longer");
    }
    begun = true;
  }

  /** Asks the attempt that a request is tagged with. */
  static Response guard(Interceptor.Chain chain) throws IOException {
    Wire wire = chain.request().tag(Wire.class);
    if (wire != null) {
      wire.begin();
    }
    return chain.proceed(chain.request());
  }
}
