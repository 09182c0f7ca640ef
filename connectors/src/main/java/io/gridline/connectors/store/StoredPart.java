package io.gridline.connectors.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * One landed input file, or a stretch of a large one. Its data lie in {@code parts/<id>.parquet}
 * (accepted records), {@code .rows} (their rows by id), {@code .rejected.avro} (dead letters) and
 * {@code .json} (this).
 *
 * @param input path of the sender's file, relative to the feeds folder
 * @param fingerprint keyed fingerprint of the sender's file
 * @param scope what it was landed for: reference files, feeds.yaml, zones, records_from
 * @param zonesOf the orders whose zones decided what is in it; none when zones do not matter
 * @param bytes size of the sender's file
 * @param modified when the sender's file was changed last, ISO 8601; empty when that was too recent
 *     to tell a later change by it
 * @param read records in the file, or in the stretch
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
    @JsonProperty("zones_of") List<String> zonesOf,
    long bytes,
    String modified,
    long read,
    long outside,
    Map<String, Long> rejected,
    long accepted)
    implements Serializable {

  public long rejectedInAll() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }
}
