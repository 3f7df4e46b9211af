package dev.engagement.adapter.jdbi.session;

/** Where it is said that there is work. Both stand alone, outside of any transaction of others. */
public final class WorkChannel {

  /** Begins to hear what is said. */
  public static final String LISTEN = "LISTEN engagement_work";

  /** Hears no more. */
  public static final String UNLISTEN = "UNLISTEN engagement_work";

  static final String NOTIFY = "NOTIFY engagement_work";

  private WorkChannel() {}
}
