package io.gridline.connectors.landing;

import io.gridline.connectors.feedfile.FeedInput;
import io.gridline.connectors.rows.RowGroups;
import java.io.Serializable;
import java.util.List;

/**
 * One sender's file to be landed, or a stretch of it.
 *
 * @param groups of a Parquet file, those to be landed
 * @param bytes of what is to be landed, about
 * @param partId the part to write
 * @param fingerprint keyed, of the file as it was found
 * @param modified when the file was changed last, ISO 8601; empty when that is too recent to rely
 *     on
 * @param stamp of the file before it was fingerprinted, as {@link
 *     io.gridline.connectors.file.FileStamp} makes it
 * @param scope what it is landed for
 * @param zonesOf the orders whose zones decide what is kept of it
 */
public record LandTask(
    FeedInput input,
    RowGroups groups,
    long bytes,
    String partId,
    String fingerprint,
    String modified,
    String stamp,
    String scope,
    List<String> zonesOf)
    implements Serializable {}
