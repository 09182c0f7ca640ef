package io.gridline.pipelines.presence;

import java.io.Serializable;

/**
 * What a hotel record says beside place and time.
 *
 * @param room the room as delivered, empty when not known; {@link Conveyance#normal} makes it
 *     comparable
 */
public record Stay(String hotelId, String hotelName, String room) implements Serializable {}
