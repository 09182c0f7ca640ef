package io.gridline.connectors.feedfile;

import io.gridline.connectors.csv.CsvFile;
import io.gridline.connectors.csv.CsvRow;
import io.gridline.connectors.rows.BadInput;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.pipelines.contact.CaseDelivery;
import io.gridline.pipelines.contact.CaseRow;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.IsoTime;
import io.gridline.pipelines.presence.RecordChoice;
import io.gridline.pipelines.presence.RecordChoice.Fate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The cases of a run, as CSV (contract, section 8; decision 1, points 17 and 18). */
public final class CaseFile {

  private static final List<String> COLUMNS =
      List.of(
          "case_id",
          "revision",
          "cancelled",
          "order",
          "document_type",
          "document_number",
          "infectious_from",
          "infectious_to");
  private static final List<String> REQUIRED =
      List.of("case_id", "document_type", "document_number", "infectious_from", "infectious_to");

  private final String name;

  private CaseFile(String name) {
    this.name = name;
  }

  private record Delivery(int revision, boolean cancelled, CaseRow row, byte[] comparison) {

    CaseDelivery sealed(GateKeys keys) {
      return new CaseDelivery(
          row.caseId(),
          revision,
          cancelled,
          row.order(),
          keys.refer(row.claim()),
          row.infectious(),
          keys.sealComparison(comparison));
    }
  }

  /**
   * The cases that stand: of each case_id the winning revision, unless it is cancelled.
   *
   * @throws BadInput when any row is malformed, with its line and column
   */
  public static List<CaseRow> read(Path file) {
    return winners(file).stream().filter(winner -> !winner.cancelled()).map(Delivery::row).toList();
  }

  /**
   * The winning revision of each case_id behind the gate, the cancelled ones too: they have to win
   * over what came before.
   *
   * @throws BadInput when any row is malformed, with its line and column
   */
  public static List<CaseDelivery> sealed(Path file, GateKeys keys) {
    return winners(file).stream().map(winner -> winner.sealed(keys)).toList();
  }

  private static List<Delivery> winners(Path file) {
    CaseFile cases = new CaseFile(file.getFileName().toString());
    Map<String, List<Delivery>> deliveries = new TreeMap<>();
    try (CsvFile csv = CsvFile.open(file, cases.name, StandardCharsets.UTF_8, COLUMNS, REQUIRED)) {
      for (CsvRow row = csv.next(); row != null; row = csv.next()) {
        Delivery delivery = cases.delivery(row);
        deliveries.computeIfAbsent(delivery.row().caseId(), id -> new ArrayList<>()).add(delivery);
      }
    }
    return deliveries.values().stream().map(CaseFile::winner).toList();
  }

  private static Delivery winner(List<Delivery> deliveries) {
    List<Fate> fates = RecordChoice.fates(deliveries, Delivery::revision, Delivery::comparison);
    return deliveries.get(fates.indexOf(Fate.WINNER));
  }

  private Delivery delivery(CsvRow row) {
    if (row.isUndecodable()) {
      throw malformed(row, "the row", "as many fields as the header, in UTF-8");
    }
    for (String column : REQUIRED) {
      if (text(row, column).isEmpty()) {
        throw malformed(row, column, "a value");
      }
    }
    ClaimType type =
        ClaimType.document(text(row, "document_type"))
            .orElseThrow(() -> malformed(row, "document_type", "a document type"));
    Claim claim = Claim.document(type, text(row, "document_number"));
    if (claim.number().isEmpty()) {
      throw malformed(row, "document_number", "a number");
    }
    Instant from = time(row, "infectious_from");
    Instant to = time(row, "infectious_to");
    if (to.isBefore(from)) {
      throw malformed(row, "infectious_to", "no time before infectious_from");
    }
    RevisionColumns revision =
        RevisionColumns.of(text(row, "revision"), text(row, "cancelled"))
            .orElseThrow(
                () -> malformed(row, "revision, cancelled", "a whole number, true or false"));
    String order = text(row, "order");
    return new Delivery(
        revision.number(),
        revision.cancelled(),
        new CaseRow(text(row, "case_id"), order, claim, new Interval(from, to)),
        new Comparison()
            .flag(revision.cancelled())
            .text(order)
            .text(text(row, "document_type"))
            .text(text(row, "document_number"))
            .time(from)
            .time(to)
            .bytes());
  }

  private Instant time(CsvRow row, String column) {
    return IsoTime.time(text(row, column))
        .orElseThrow(() -> malformed(row, column, "an ISO 8601 time"));
  }

  private static String text(CsvRow row, String column) {
    return row.value(COLUMNS.indexOf(column));
  }

  private BadInput malformed(CsvRow row, String column, String expected) {
    return new BadInput(
        "%s: line %d: %s: expected %s".formatted(name, row.line(), column, expected));
  }
}
