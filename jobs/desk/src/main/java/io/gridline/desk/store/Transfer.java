package io.gridline.desk.store;

import java.time.Instant;

/** A transfer that waits for an answer. */
public record Transfer(
    String from, String fromName, String to, String toName, String reason, Instant at) {}
