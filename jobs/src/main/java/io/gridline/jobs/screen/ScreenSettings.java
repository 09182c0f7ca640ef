package io.gridline.jobs.screen;

import io.gridline.connectors.register.RegisterAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a scheduled run is told (contract, section 8).
 *
 * @param run names the run: {@link RunId}
 * @param register a folder of files, or a database
 * @param cases CSV of index cases; none when absent
 * @param asOf the instant for which lists are made
 */
public record ScreenSettings(
    String run,
    List<Path> orders,
    RegisterAddress register,
    Path feeds,
    Path out,
    Optional<Path> cases,
    Instant asOf,
    Path store,
    Path keys,
    Limits limits) {}
