package io.gridline.jobs.screen;

import io.gridline.connectors.file.WholeFile;
import io.gridline.connectors.lists.RunChanges;
import io.gridline.connectors.lists.RunFolder;
import io.gridline.connectors.lists.RunManifest;
import io.gridline.connectors.lists.RunManifest.SourceCounts;
import io.gridline.connectors.report.ReportPage;
import io.gridline.connectors.report.RunReport;
import io.gridline.connectors.report.SourceFlow;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.store.Store;
import io.gridline.connectors.store.StoredPart;
import io.gridline.jobs.screen.Limits.WhenSilent;
import io.gridline.pipelines.entry.ListFiles.WrittenFile;
import io.gridline.pipelines.entry.ReviewItem;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.Source;
import io.gridline.pipelines.scheduled.Standing;
import io.gridline.pipelines.scheduled.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Completes the run folders, and makes the manifests that publish them; or refuses, when a limit is
 * passed, before it writes anything.
 */
record PublishPhase(
    About about,
    RunFolder folder,
    Store store,
    LandPhase.Landed landed,
    GateKeys gate,
    PhaseClock progress) {

  private static final Comparator<ReviewItem> REVIEW_ORDER =
      Comparator.comparing(ReviewItem::reason)
          .thenComparing(ReviewItem::caseId)
          .thenComparing(ReviewItem::householdId)
          .thenComparing(item -> item.presence() == null ? "" : item.presence().id().id());

  /** What is known of a run beside what it found. */
  record About(
      String run,
      Instant started,
      Instant asOf,
      Limits limits,
      UnaryOperator<String> divisionName) {}

  /** What is known of one order's part of the run, when it comes to publishing. */
  private record Found(
      OrderRun run,
      Map<String, SourceCounts> sources,
      List<String> silent,
      List<WrittenFile> lists,
      List<ReviewItem> reviews,
      Map<String, Object> counts) {}

  List<RunManifest> complete(
      List<OrderRun> runs, Standing standing, TracedCases traced, ScreenPhase.Outcome outcome)
      throws IOException {
    Map<OrderRun, Map<String, SourceCounts>> accounts = new LinkedHashMap<>();
    for (OrderRun run : runs) {
      Map<String, SourceCounts> account =
          new SourceAccounts(run.order(), landed.parts(), standing, outcome.counts()).bySource();
      RejectionLimit.check(run.order().id(), account, about.limits().maxRejected());
      if (about.limits().whenSilent() == WhenSilent.REFUSE) {
        silence(run.order()).refuse(account);
      }
      accounts.put(run, account);
    }
    List<RunManifest> manifests = new ArrayList<>();
    for (OrderRun run : runs) {
      String id = run.order().id();
      Map<String, SourceCounts> account = accounts.get(run);
      List<ReviewItem> reviews = new ArrayList<>(outcome.reviews());
      reviews.addAll(traced.reviews());
      manifests.add(
          complete(
              new Found(
                  run,
                  account,
                  silence(run.order()).lines(account),
                  outcome.files().stream().filter(file -> file.order().equals(id)).toList(),
                  reviews.stream()
                      .filter(item -> item.order().equals(id))
                      .sorted(REVIEW_ORDER)
                      .toList(),
                  outcome.counts())));
    }
    return manifests;
  }

  private RunManifest complete(Found found) throws IOException {
    ScreeningOrder order = found.run().order();
    ListedTotals listed = new ListedTotals(order);
    RunChanges changes =
        RunChanges.between(
            found.run().last().map(LastPublished::folder),
            found.run().folder(),
            order.version(),
            about.asOf(),
            listed::add);
    List<WrittenFile> files = new ArrayList<>(found.lists());
    files.add(write(order, RunChanges.PATH, changes.rows(), changes::write));
    files.add(write(order, "order.yaml", 1, file -> file.write(found.run().inForce().yaml())));
    if (!found.reviews().isEmpty()) {
      ReviewFile reviewFile = new ReviewFile(gate, found.run().keys());
      files.add(
          write(
              order,
              ReviewFile.PATH,
              found.reviews().size(),
              file -> reviewFile.write(file, found.reviews())));
    }
    files.addAll(deadLetters(order));
    found.silent().forEach(line -> progress.says("warning: " + line));
    Instant now = Instant.now();
    RunReport report = report(found, listed, changes, now);
    files.add(
        write(
            order,
            "report.html",
            1,
            file -> new ReportPage(about.divisionName()).write(report, file)));
    return new RunManifest(
        order.id(),
        order.version(),
        about.asOf().toString(),
        about.run(),
        now.toString(),
        CodeVersion.text(),
        found.run().inForce().sha256(),
        found.run().keys().check(),
        Duration.between(about.started(), now).toMillis(),
        progress.millis(),
        read(order),
        found.run().last().map(last -> last.manifest().asOf()).orElse(null),
        new ManifestCounts(order, found.lists(), found.reviews(), found.counts()).inAll(),
        changes.counts(),
        found.silent(),
        found.sources(),
        inputs(order),
        files.stream()
            .map(f -> new RunManifest.File(f.path(), f.rows(), f.bytes(), f.sha256()))
            .sorted(Comparator.comparing(RunManifest.File::path))
            .toList());
  }

  private RunReport report(Found found, ListedTotals listed, RunChanges changes, Instant now) {
    ScreeningOrder order = found.run().order();
    Silence silence = silence(order);
    RunManifest.Changes counts = changes.counts();
    return new RunReport(
        order,
        new RunReport.Run(
            about.run(),
            about.asOf(),
            now,
            CodeVersion.text(),
            Duration.between(about.started(), now)),
        order.wantedSources().stream()
            .map(source -> flow(source, found.sources().get(source.text()), silence))
            .toList(),
        listed.listed(),
        listed.unlisted(
            Tally.of(found.counts(), order.id(), "entries", "elsewhere"), found.reviews()),
        found
            .run()
            .last()
            .map(
                last ->
                    new RunReport.Changes(
                        Instant.parse(last.manifest().asOf()),
                        counts.added(),
                        counts.raised(),
                        counts.moved(),
                        counts.withdrawn(),
                        changes.unchanged())));
  }

  private static SourceFlow flow(Source source, SourceCounts counts, Silence silence) {
    return new SourceFlow(
        source,
        counts.read(),
        counts.rejected(),
        counts.outside(),
        counts.duplicate(),
        counts.superseded(),
        counts.cancelled(),
        counts.kept(),
        counts.bearingEvidence(),
        Optional.ofNullable(counts.latest()).map(Instant::parse),
        silence.limit(source));
  }

  private List<WrittenFile> deadLetters(ScreeningOrder order) throws IOException {
    List<WrittenFile> letters = new ArrayList<>();
    for (StoredPart part : wanted(order)) {
      if (part.rejectedInAll() > 0) {
        letters.add(
            write(
                order,
                "dead-letters/" + part.id() + ".avro",
                part.rejectedInAll(),
                file -> Files.copy(store.rejected(part.id()), file)));
      }
    }
    return letters;
  }

  private WrittenFile write(ScreeningOrder order, String path, long rows, WholeFile.Writing writing)
      throws IOException {
    return folder.write(order.id(), path, rows, writing);
  }

  private List<RunManifest.Input> inputs(ScreeningOrder order) {
    return wanted(order).stream()
        .map(part -> new RunManifest.Input(part.input(), part.bytes(), part.fingerprint()))
        .distinct()
        .sorted(Comparator.comparing(RunManifest.Input::path))
        .toList();
  }

  private RunManifest.Read read(ScreeningOrder order) throws IOException {
    long bytes = 0;
    for (StoredPart part : wanted(order)) {
      bytes += Files.size(store.data(part.id()));
    }
    return new RunManifest.Read(landed.newFiles(), landed.newBytes(), bytes);
  }

  private List<StoredPart> wanted(ScreeningOrder order) {
    List<String> sources = order.wantedSources().stream().map(Source::text).toList();
    return landed.parts().stream().filter(part -> sources.contains(part.source())).toList();
  }

  private Silence silence(ScreeningOrder order) {
    return new Silence(order, about.asOf(), about.limits().maxAge());
  }
}
