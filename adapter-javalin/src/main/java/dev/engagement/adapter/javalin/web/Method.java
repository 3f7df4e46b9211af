package dev.engagement.adapter.javalin.web;

/** The methods of HTTP that routes have; GET stands for HEAD too. */
public enum Method {
  GET,
  POST,
  PUT,
  PATCH,
  DELETE
}
