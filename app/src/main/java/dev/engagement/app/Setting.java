package dev.engagement.app;

/**
 * Every setting: an environment variable, its default and what it is for. The table in the
 * documentation is held against it.
 */
enum Setting {
  ENGAGEMENT_HOST("127.0.0.1"),
  ENGAGEMENT_PORT("8080"),
  ENGAGEMENT_DATA_DIR("./data"),
  ENGAGEMENT_ADMIN_KEY(""),
  ENGAGEMENT_CLIENT_CUSTOMER_ID(""),
  ENGAGEMENT_PUBLIC_URL(""),
  ENGAGEMENT_MASTER_KEY(""),
  ENGAGEMENT_INSTANCE(""),
  ENGAGEMENT_LOG("text"),
  DATABASE_URL(""),
  DATABASE_RUNTIME_URL(""),
  ENABLE_SEND_QUEUE_WORKER("false"),
  ENABLE_SEND_QUEUE_SENDING("false"),
  ENGAGEMENT_SEND_SLOTS("1000"),
  SENDGRID_API_KEY(""),
  SENDGRID_BASE_URL("https://api.sendgrid.com"),
  GRAPH_TENANT_ID(""),
  GRAPH_CLIENT_ID(""),
  GRAPH_CLIENT_SECRET(""),
  GRAPH_BASE_URL("https://graph.microsoft.com/v1.0"),
  GRAPH_AUTHORITY_URL("https://login.microsoftonline.com");

  private final String fallback;

  Setting(String fallback) {
    this.fallback = fallback;
  }

  /** Returns the value that holds where the variable is not set; empty means none. */
  String fallback() {
    return fallback;
  }
}
