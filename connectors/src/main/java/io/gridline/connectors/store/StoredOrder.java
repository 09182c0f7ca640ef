package io.gridline.connectors.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * An order that parts are kept for. A part that no order names is dropped.
 *
 * @param validUntil ISO 8601, UTC; from then on nothing is kept for it
 * @param parts ids of the parts that its last landing found
 */
public record StoredOrder(
    String order,
    int version,
    @JsonProperty("valid_until") String validUntil,
    List<String> parts) {}
