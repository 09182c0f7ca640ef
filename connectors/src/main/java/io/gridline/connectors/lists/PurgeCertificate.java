package io.gridline.connectors.lists;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.gridline.connectors.file.Draft;
import io.gridline.connectors.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * That an order was forgotten, and how much of it there was. Counts only: it may be kept for ever.
 * Times are ISO 8601, UTC.
 *
 * @param asOf the instant at which the retention was over
 * @param completedAt null while the purge is under way, or after it was interrupted
 * @param ordersLeft the orders that the store still keeps parts for
 */
@JsonPropertyOrder({"order"})
public record PurgeCertificate(
    String order,
    @JsonProperty("order_version") int orderVersion,
    @JsonProperty("issued_by") String issuedBy,
    @JsonProperty("legal_basis") String legalBasis,
    @JsonProperty("valid_until") String validUntil,
    @JsonProperty("retention_days") long retentionDays,
    @JsonProperty("as_of") String asOf,
    @JsonProperty("begun_at") String begunAt,
    @JsonProperty("completed_at") String completedAt,
    @JsonProperty("code_version") String codeVersion,
    Deleted deleted,
    @JsonProperty("orders_left") List<String> ordersLeft) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final DateTimeFormatter BEGUN =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /**
   * What there was.
   *
   * @param keys key files of the order: 1, or 0 when it was gone already
   * @param runs run folders, published or not
   * @param files files in them: lists, entries, evidence, reviews, dead letters and the rest
   * @param bytes size of those files
   * @param parts parts of the store that were the order's alone
   * @param records records in those parts
   * @param deadLetters dead letters in those parts
   */
  public record Deleted(
      long keys,
      long runs,
      long files,
      long bytes,
      long parts,
      long records,
      @JsonProperty("dead_letters") long deadLetters) {

    /** Whether there was nothing at all. */
    public boolean wasNothing() {
      return keys + runs + files + parts == 0;
    }
  }

  /** The same, with the instant at which everything was gone. */
  public PurgeCertificate completed(Instant at) {
    return new PurgeCertificate(
        order,
        orderVersion,
        issuedBy,
        legalBasis,
        validUntil,
        retentionDays,
        asOf,
        begunAt,
        at.toString(),
        codeVersion,
        deleted,
        ordersLeft);
  }

  /** Where it lies. */
  public Path file(Path out) {
    String begun = BEGUN.format(Instant.parse(begunAt));
    return folder(out).resolve(order + "-purged-" + begun + ".json");
  }

  /** Puts it in its place, instead of what was said there before. */
  public void write(Path out) throws IOException {
    Files.createDirectories(folder(out));
    Draft.sweep(file(out));
    byte[] written = JSON.writeValueAsBytes(this);
    WholeFile.write(file(out), file -> file.write(written));
  }

  /** The certificate of a purge of that order that was interrupted; it has the whole counts. */
  public static Optional<PurgeCertificate> interrupted(Path out, String order) throws IOException {
    if (!Files.isDirectory(folder(out))) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder(out))) {
      for (Path file : files.filter(file -> isOf(order, file.getFileName().toString())).toList()) {
        PurgeCertificate certificate =
            JSON.readValue(Files.readAllBytes(file), PurgeCertificate.class);
        if (certificate.order().equals(order) && certificate.completedAt() == null) {
          return Optional.of(certificate);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isOf(String order, String name) {
    return name.startsWith(order + "-purged-") && name.endsWith(".json");
  }

  private static Path folder(Path out) {
    return out.resolve("certificates");
  }
}
