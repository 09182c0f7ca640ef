package io.gridline.connectors.store;

import java.io.Serializable;
import java.util.Map;

/**
 * One landed input file. Its data lie in {@code parts/<id>.parquet} (accepted records), {@code
 * .ids} (their ids) and {@code .rejected.avro} (dead letters).
 *
 * @param input path of the sender's file, relative to the feeds folder
 * @param fingerprint keyed fingerprint of the sender's file
 * @param scope what it was landed for: reference files, feeds.yaml, zones, records_from
 * @param bytes size of the sender's file
 * @param read records in the file
 * @param outside records of it that were looked at no further
 * @param rejected rejected records by reason
 * @param accepted records in the part
 */
public record StoredPart(
    String id,
    String source,
    String input,
    String fingerprint,
    String scope,
    long bytes,
    long read,
    long outside,
    Map<String, Long> rejected,
    long accepted)
    implements Serializable {}
