package dev.engagement.app.api;

/**
 * A request that must be refused.
 *
 * @param what what is wrong with it
 * @param expected a pattern of status and code
 */
record BadRequest(String what, ApiRequest request, String expected) {}
