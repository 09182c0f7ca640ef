package io.gridline.pipelines.presence;

import java.io.Serializable;

/**
 * What a rail or aviation record says beside place and time. {@code vehicle} (train_no or
 * flight_no), {@code car} and {@code seat} are in the form that {@link Conveyance#normal} makes,
 * empty when not known.
 *
 * @param destination division of arrival, at the precision of the reference file
 * @param destinationName name of the station or airport of arrival
 * @param serviceDay the service or flight date, as printed on the ticket, in days since 1970-01-01
 */
public record Trip(
    Division destination,
    String destinationName,
    String vehicle,
    long serviceDay,
    String car,
    String seat)
    implements Serializable {}
