package io.gridline.jobs.oracle;

import io.gridline.jobs.oracle.DirtyWorld.OrderPlan;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a drawn world to a folder as the contract has it. */
final class WorldFiles {
  private WorldFiles() {}

  /** Writes the world and returns its order files. */
  static List<Path> write(DirtyWorld world, Path folder) throws IOException {
    Path feeds = folder.resolve("feeds");
    FeedFiles.write(feeds, "carrier", world.feeds().carrier(), StandardCharsets.UTF_8);
    FeedFiles.write(feeds, "rail", world.feeds().rail(), StandardCharsets.UTF_8);
    FeedFiles.write(feeds, "aviation", world.feeds().aviation(), StandardCharsets.UTF_8);
    FeedFiles.write(
        feeds,
        "hotel",
        world.feeds().hotel(),
        world.gb18030Hotels() ? Charset.forName("GB18030") : StandardCharsets.UTF_8);
    if (world.gb18030Hotels()) {
      Files.writeString(feeds.resolve("feeds.yaml"), "hotel: {charset: GB18030}\n");
    }
    Path reference = Files.createDirectories(feeds.resolve("reference"));
    Files.write(reference.resolve("cells.csv"), DirtyPlaces.CELLS);
    Files.write(reference.resolve("hotels.csv"), DirtyPlaces.HOTELS);
    Files.write(reference.resolve("rail_stations.csv"), DirtyPlaces.STATIONS);
    Files.write(reference.resolve("airports.csv"), DirtyPlaces.AIRPORTS);
    Path register = Files.createDirectories(folder.resolve("register"));
    table(
        register.resolve("person.csv"),
        "person_id,name,sex,birth_date,id_number,household_id,registered_division,"
            + "residence_division,residence_address",
        world.register().persons());
    table(
        register.resolve("travel_document.csv"),
        "document_type,document_number,person_id",
        world.register().travelDocuments());
    table(
        register.resolve("subscription.csv"),
        "msisdn,person_id,valid_from,valid_to",
        world.register().subscriptions());
    table(
        folder.resolve("cases.csv"),
        "case_id,revision,cancelled,order,document_type,document_number,infectious_from,"
            + "infectious_to",
        world.cases());
    List<Path> orders = new ArrayList<>();
    for (OrderPlan order : world.orders()) {
      orders.add(Files.writeString(folder.resolve(order.id() + ".yaml"), OrderYaml.write(order)));
    }
    return orders;
  }

  private static void table(Path file, String header, List<List<String>> rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of(header));
    rows.forEach(row -> lines.add(line(row)));
    Files.write(file, lines);
  }

  /** Cells as a line of RFC 4180, quoted where they must be. */
  static String line(List<String> cells) {
    return cells.stream()
        .map(
            cell ->
                cell.matches("(?s).*[,\"\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell)
        .collect(Collectors.joining(","));
  }
}
