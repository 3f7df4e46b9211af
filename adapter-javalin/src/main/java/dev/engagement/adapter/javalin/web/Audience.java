package dev.engagement.adapter.javalin.web;

/** Who is asked for what before a route is entered. */
public enum Audience {
  /** Everyone, without a key. */
  PUBLIC,
  /** The platform's admin; no tenant is selected. */
  PLATFORM,
  /** Who has one of the roles in the tenant that is selected. */
  TENANT,
  /**
   * Like {@link #TENANT}; the platform's admin may select no tenant, and then reaches what is
   * global.
   */
  TENANT_OR_PLATFORM
}
