package dev.engagement.adapter.javalin.web;

/**
 * Where a server listens.
 *
 * @param port 0 takes a free one
 */
public record Listening(String host, int port) {}
