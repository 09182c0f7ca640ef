package io.gridline.jobs.publish;

import io.gridline.connectors.kafka.KafkaAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What publishing is told (contract, section 9).
 *
 * @param replication of topics that are missing: {@link
 *     io.gridline.connectors.kafka.Topics#BROKERS_DEFAULT}, or how many replicas
 * @param asOf the instant at which the orders have to be in force
 * @param keys folder of the keys; only orders can do without
 */
public record PublishSettings(
    KafkaAddress kafka,
    short replication,
    List<Path> orders,
    Optional<Path> cases,
    Records records,
    Instant asOf,
    Optional<Path> keys) {}
