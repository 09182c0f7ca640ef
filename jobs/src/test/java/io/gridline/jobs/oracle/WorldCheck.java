package io.gridline.jobs.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.connectors.register.RegisterAddress;
import io.gridline.jobs.flink.EmbeddedFlink;
import io.gridline.jobs.screen.Limits;
import io.gridline.jobs.screen.Progress;
import io.gridline.jobs.screen.RunId;
import io.gridline.jobs.screen.ScreenJob;
import io.gridline.jobs.screen.ScreenSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Screens one world after the other, on a Flink of its own, and compares each with the oracle. */
final class WorldCheck implements AutoCloseable {

  /** Where the register of a world is read from. */
  interface RegisterPlace {
    RegisterAddress of(Path files) throws Exception;
  }

  /** How the files of a world come that the oracle has already seen. */
  interface Delivery {
    void in(Path world) throws Exception;
  }

  private final Path folder;
  private final RegisterPlace place;
  private final Delivery delivery;
  private final EmbeddedFlink flink = EmbeddedFlink.start(1);
  private final Oracle oracle = new Oracle();
  private final PublishedRows published = new PublishedRows();

  /**
   * @param folder where worlds are written; a world that fails stays there
   */
  WorldCheck(Path folder) throws SQLException {
    this(folder, RegisterAddress::folder, world -> {});
  }

  WorldCheck(Path folder, RegisterPlace place, Delivery delivery) throws SQLException {
    this.folder = folder;
    this.place = place;
    this.delivery = delivery;
  }

  void check(DirtyWorld world) throws Exception {
    delete();
    List<Path> orders = WorldFiles.write(world, folder);
    Map<String, OracleAnswer> expected = oracle.answer(folder, orders, world.asOf());
    delivery.in(folder);
    Path out = folder.resolve("out");
    new ScreenJob(
            new ScreenSettings(
                RunId.next(world.asOf()),
                orders,
                place.of(folder.resolve("register")),
                folder.resolve("feeds"),
                out,
                Optional.of(folder.resolve("cases.csv")),
                world.asOf(),
                out.resolve("store"),
                out.resolve("keys"),
                Limits.DEFAULT.withMaxRejected(1)),
            flink,
            Progress.SILENT)
        .run();
    assertThat(expected).hasSameSizeAs(orders);
    for (Map.Entry<String, OracleAnswer> order : expected.entrySet()) {
      new Comparison(published, out).compare(order.getKey(), order.getValue());
    }
    delete();
  }

  private void delete() throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Override
  public void close() throws SQLException {
    try (flink;
        oracle;
        published) {
      assertThat(flink).isNotNull();
    }
  }
}
