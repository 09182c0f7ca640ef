package io.gridline.desk.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * One daily check.
 *
 * @param temperatureC degrees Celsius; null when it was not taken
 * @param symptoms codes, see {@link Symptoms}
 * @param needs what the household is short of; null when nothing
 */
public record Check(Instant at, BigDecimal temperatureC, List<String> symptoms, String needs) {}
