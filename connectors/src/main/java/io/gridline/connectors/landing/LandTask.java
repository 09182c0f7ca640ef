package io.gridline.connectors.landing;

import io.gridline.connectors.feedfile.FeedInput;
import java.io.Serializable;

/**
 * One sender's file to be landed.
 *
 * @param partId the part to write
 * @param fingerprint keyed, of the file as it was found
 * @param scope what it is landed for
 */
public record LandTask(FeedInput input, String partId, String fingerprint, String scope)
    implements Serializable {}
