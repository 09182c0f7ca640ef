package io.gridline.pipelines.identity;

import java.io.Serializable;

/** The keyed 128-bit hash of a claim: all that the store, Kafka and state know a claim by. */
public record ClaimHash(long high, long low) implements Serializable {}
