package io.gridline.jobs.screen;

import io.gridline.connectors.file.FileTree;
import io.gridline.connectors.lists.PublishedRuns;
import io.gridline.connectors.lists.PurgeCertificate;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.store.Store;
import io.gridline.connectors.store.StoredOrder;
import io.gridline.connectors.store.StoredPart;
import io.gridline.pipelines.order.InvalidOrder;
import io.gridline.pipelines.order.OrderFile;
import io.gridline.pipelines.order.ScreeningOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Forgets an order whose retention is over: destroys its key first, so that whatever a disk may
 * still give back says nothing of a person; then its runs with their lists, reviews and dead
 * letters, and what the store holds for it alone. A purge that was interrupted is taken up by the
 * next. What stays is a certificate with counts.
 */
public final class PurgeJob {

  private final Settings settings;

  /**
   * What a purge is told.
   *
   * @param asOf the instant at which the retention has to be over
   */
  public record Settings(Path order, Path out, Path store, Path keys, Instant asOf) {}

  public PurgeJob(Settings settings) {
    this.settings = settings;
  }

  /** What would be deleted; deletes nothing. */
  public PurgeCertificate look() throws IOException {
    ScreeningOrder order = due();
    try (RunLock ignored = RunLock.take(settings.out(), settings.store())) {
      return begun(order, KeyFolder.open(settings.keys()), store());
    }
  }

  /**
   * @return the certificate, which also lies in {@link PurgeCertificate#file} unless there was
   *     nothing to delete
   * @throws InvalidOrder when the order's retention is not over
   */
  public PurgeCertificate purge() throws IOException {
    ScreeningOrder order = due();
    try (RunLock ignored = RunLock.take(settings.out(), settings.store())) {
      KeyFolder keys = KeyFolder.open(settings.keys());
      Optional<Store> store = store();
      PurgeCertificate begun = begun(order, keys, store);
      if (begun.deleted().wasNothing()) {
        return begun;
      }
      begun.write(settings.out());
      keys.destroyOrder(order.id());
      FileTree.delete(new PublishedRuns(settings.out()).folder(order.id()));
      store.ifPresent(kept -> kept.drop(order.id()));
      PurgeCertificate completed = begun.completed(Instant.now());
      completed.write(settings.out());
      return completed;
    }
  }

  private ScreeningOrder due() throws IOException {
    ScreeningOrder order =
        OrderFile.parse(
            settings.order().getFileName().toString(),
            Files.readString(settings.order(), StandardCharsets.UTF_8));
    order.requireForgettable(settings.asOf());
    Optional<LastPublished> last =
        LastPublished.of(new PublishedRuns(settings.out()), order.id(), settings.asOf());
    if (last.isPresent() && last.get().manifest().orderVersion() > order.version()) {
      throw new InvalidOrder(
          List.of(
              "order %s: version %d was published, and this is version %d: give the newer one"
                  .formatted(order.id(), last.get().manifest().orderVersion(), order.version())));
    }
    return order;
  }

  /** None when nothing was ever landed there. */
  private Optional<Store> store() {
    return Files.exists(settings.store().resolve("manifest.json"))
        ? Optional.of(Store.open(settings.store(), KeyFolder.open(settings.keys()).gate()))
        : Optional.empty();
  }

  private PurgeCertificate begun(ScreeningOrder order, KeyFolder keys, Optional<Store> store)
      throws IOException {
    Optional<PurgeCertificate> interrupted =
        PurgeCertificate.interrupted(settings.out(), order.id());
    if (interrupted.isPresent()) {
      return interrupted.get();
    }
    return new PurgeCertificate(
        order.id(),
        order.version(),
        order.issuedBy(),
        order.legalBasis(),
        order.validUntil().toString(),
        order.retention().toDays(),
        settings.asOf().toString(),
        Instant.now().toString(),
        null,
        CodeVersion.text(),
        deleted(order.id(), keys, store),
        store.map(Store::orders).orElse(List.of()).stream()
            .map(StoredOrder::order)
            .filter(other -> !other.equals(order.id()))
            .toList());
  }

  private PurgeCertificate.Deleted deleted(String order, KeyFolder keys, Optional<Store> store)
      throws IOException {
    List<StoredPart> parts = store.map(kept -> kept.onlyFor(order)).orElse(List.of());
    PublishedRuns.Contents contents = new PublishedRuns(settings.out()).contents(order);
    return new PurgeCertificate.Deleted(
        keys.hasOrder(order) ? 1 : 0,
        contents.runs(),
        contents.files(),
        contents.bytes(),
        parts.size(),
        parts.stream().mapToLong(StoredPart::accepted).sum(),
        parts.stream().mapToLong(StoredPart::rejectedInAll).sum());
  }
}
