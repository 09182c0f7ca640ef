package io.gridline.jobs.publish;

import io.gridline.connectors.feedfile.FeedFolder;
import io.gridline.connectors.feedfile.FeedInput;
import io.gridline.connectors.feedfile.References;
import io.gridline.connectors.feedfile.Wanted;
import io.gridline.connectors.kafka.DeadLetter;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.pipelines.order.OrderFile;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.order.ZoneIndex;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A feeds folder that a test writes, and what of it is sent. */
final class FeedsToPublish implements RecordOutlet {

  private static final Set<Source> SOURCES = EnumSet.of(Source.CARRIER, Source.RAIL);

  private static final ScreeningOrder ORDER =
      OrderFile.parse(
          "order.yaml",
          """
          order: ZJ-1
          version: 1
          disease: COVID-19
          issued_by: Headquarters
          legal_basis: Art. 42
          valid_from: 2020-01-23T10:00:00+08:00
          valid_until: 2020-03-31T00:00:00+08:00
          records_from: 2020-01-09T00:00:00+08:00
          jurisdiction: "33"
          observation_days: 14
          retention_days: 30
          route_by: [rail]
          household_limit: 20
          zones:
            - {id: wuhan, division: "4201", from: 2020-01-10T00:00:00+08:00, to: 2020-02-08T00:00:00+08:00}
          rules:
            - {id: stayed, kind: zone-presence, level: high}
          """);

  private final Path folder;
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final List<DeadLetter> letters = new CopyOnWriteArrayList<>();

  FeedsToPublish(Path folder) {
    this.folder = folder;
    write("reference/cells.csv", "cell_id,division_code", "in,420102001001", "out,330102001001");
    write("reference/rail_stations.csv", "telecode,name,division_code", "WHN,武汉站,420111");
  }

  /** Carrier records as id, cell and hour of January, such as {@code c1 in 10T05}. */
  FeedsToPublish carrier(String file, String... records) {
    String[] lines = new String[records.length + 1];
    lines[0] = "record_id,msisdn,cell_id,seen_from,seen_to";
    for (int i = 0; i < records.length; i++) {
      String[] of = records[i].split(" ");
      String time = "2020-01-" + of[2] + ":00+08:00";
      lines[i + 1] = String.join(",", of[0], "13800000001", of[1], time, time);
    }
    return write("carrier/" + file, lines);
  }

  /** Tickets as id and hour of January of departure. */
  FeedsToPublish rail(String file, String... records) {
    String[] lines = new String[records.length + 1];
    lines[0] =
        "record_id,document_type,document_number,train_no,service_date,"
            + "board_station,board_time,alight_station,alight_time";
    for (int i = 0; i < records.length; i++) {
      String[] of = records[i].split(" ");
      String time = "2020-01-" + of[1] + ":00+08:00";
      lines[i + 1] =
          String.join(",", of[0], "passport", "E1", "G1", "2020-01-10", "WHN", time, "WHN", time);
    }
    return write("rail/" + file, lines);
  }

  private FeedsToPublish write(String file, String... lines) {
    Path path = folder.resolve(file);
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, String.join("\n", lines) + "\n");
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<FeedInput> inputs() {
    return FeedFolder.list(folder, SOURCES);
  }

  FeedGate gate() {
    return new FeedGate(
        folder,
        References.read(folder.resolve("reference"), SOURCES),
        new Wanted(ZoneIndex.of(ORDER), ORDER.recordsFrom()),
        KeyFolder.open(folder.resolve("keys")).gate());
  }

  /** The ids of the records sent, in their sequence; tombstones with a minus. */
  List<String> sent() {
    return sent;
  }

  List<DeadLetter> letters() {
    return letters;
  }

  @Override
  public void send(Revision revision) {
    sent.add((revision.isTombstone() ? "-" : "") + revision.id().id());
  }

  @Override
  public void send(DeadLetter letter) {
    letters.add(letter);
  }
}
