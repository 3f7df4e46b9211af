package dev.engagement.adapter.javalin.web;

import java.util.Optional;

/** What every JSON answer comes in. */
record Envelope(Object data, Optional<PageJson> page) {}
