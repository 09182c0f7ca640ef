package io.gridline.pipelines.presence;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * What a rail or aviation record says beside place and time. {@code vehicle} (train_no or
 * flight_no), {@code car} and {@code seat} are in the form that {@link Conveyance#normal} makes,
 * empty when not known.
 *
 * @param destination division of arrival, at the precision of the reference file
 * @param destinationName name of the station or airport of arrival
 * @param serviceDate the service or flight date, as printed on the ticket
 */
public record Trip(
    Division destination,
    String destinationName,
    String vehicle,
    LocalDate serviceDate,
    String car,
    String seat)
    implements Serializable {}
