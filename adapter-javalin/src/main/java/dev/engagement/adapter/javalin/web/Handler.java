package dev.engagement.adapter.javalin.web;

/** Answers one operation: reads the call, calls one port, renders. */
@FunctionalInterface
public interface Handler {
  Answer handle(Call call);
}
