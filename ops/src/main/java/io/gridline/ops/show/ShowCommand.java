package io.gridline.ops.show;

import io.gridline.connectors.lists.PublishedEntries;
import io.gridline.connectors.lists.PublishedRuns;
import io.gridline.connectors.lists.RunManifest;
import io.gridline.connectors.report.DivisionNames;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.seal.WrongKey;
import io.gridline.jobs.screen.ReviewFile;
import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import io.gridline.ops.LocationConverter;
import io.gridline.ops.screen.ScreenCommand;
import io.gridline.pipelines.entry.ListedEntry;
import io.gridline.pipelines.order.OrderFile;
import io.gridline.pipelines.order.ScreeningOrder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gridline show}: why somebody is on a list, who is on it, or what waits for a clerk. */
@Command(
    name = "show",
    description = {
      "Show why a person is on a list, whom a division's lists name, or what is in review.",
      "Of the latest published run, unless --as-of says which."
    })
public final class ShowCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      converter = LocationConverter.class,
      description = "Where lists are published; a folder, or a URI as for screen.")
  private Path out;

  @Option(
      names = "--order",
      paramLabel = "ID",
      description = "The order's id; may be left out when only one has a published run.")
  private String order;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      converter = ScreenCommand.TimeConverter.class,
      description = "The run's as_of; the latest by default.")
  private Instant asOf;

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      converter = LocationConverter.class,
      description = "The keys; OUT/keys by default.")
  private Path keys;

  @Option(
      names = "--language",
      paramLabel = "en|zh",
      defaultValue = "en",
      description = "Language of the reasons: en or zh (default: en).")
  private String language;

  @ArgGroup(multiplicity = "1")
  private Asked asked;

  /** What is to be shown. */
  static final class Asked {
    @Option(
        names = "--person",
        paramLabel = "KEY",
        description = "A person_key, or its beginning: each reason, and how it is known.")
    private String person;

    @Option(
        names = "--division",
        paramLabel = "CODE",
        description = "A division code: everybody on its lists, the most urgent first.")
    private String division;

    @Option(names = "--review", description = "What has to be found out by a clerk.")
    private boolean review;
  }

  @Override
  public Integer call() throws IOException {
    Phrases phrases =
        switch (language) {
          case "en" -> Phrases.ENGLISH;
          case "zh" -> Phrases.CHINESE;
          default -> throw new CommandFailure(ExitCode.BAD_USAGE, "--language: expected en or zh");
        };
    PublishedRuns runs = new PublishedRuns(LocationConverter.reached("--out", out));
    RunManifest manifest = manifest(runs);
    Path run = runs.folder(manifest);
    PrintWriter to = spec.commandLine().getOut();
    if (asked.review) {
      review(manifest, run, to);
      return ExitCode.DONE.status();
    }
    ScreeningOrder meant =
        OrderFile.parse("order.yaml", Files.readString(run.resolve("order.yaml")));
    List<ListedEntry> entries = new ArrayList<>();
    new PublishedEntries(run).read(this::isAsked, entries::add);
    EntryText text = new EntryText(meant, phrases, DivisionNames.read(), to);
    if (asked.person != null) {
      one(entries, text);
    } else {
      text.list(asked.division, entries);
    }
    to.flush();
    return ExitCode.DONE.status();
  }

  private boolean isAsked(ListedEntry entry) {
    return asked.person != null
        ? entry.personKey().startsWith(asked.person)
        : entry.routeCode().startsWith(asked.division);
  }

  private void one(List<ListedEntry> entries, EntryText text) {
    if (entries.isEmpty()) {
      throw new CommandFailure(
          ExitCode.BAD_USAGE, "--person: nobody with that key is on a list of this run");
    }
    if (entries.size() > 1) {
      throw new CommandFailure(
          ExitCode.BAD_USAGE,
          "--person: %d people have a key that begins so; give more of it"
              .formatted(entries.size()));
    }
    text.why(entries.get(0));
  }

  private void review(RunManifest manifest, Path run, PrintWriter to) throws IOException {
    Path file = run.resolve(ReviewFile.PATH);
    if (!Files.exists(file)) {
      to.println("Nothing waits for a clerk.");
      to.flush();
      return;
    }
    try {
      List<Map<String, Object>> items =
          ReviewFile.read(
              file,
              KeyFolder.open(keys == null ? out.resolve("keys") : keys).order(manifest.order()));
      new ReviewText(to).print(items);
    } catch (WrongKey e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    }
    to.flush();
  }

  private RunManifest manifest(PublishedRuns runs) throws IOException {
    List<String> orders = order == null ? runs.orders() : List.of(order);
    if (orders.isEmpty()) {
      throw new CommandFailure(
          ExitCode.BAD_USAGE, "--out: no run is published under " + out + "; run gridline screen");
    }
    if (orders.size() > 1) {
      throw new CommandFailure(
          ExitCode.BAD_USAGE, "--order: expected one of " + String.join(", ", orders));
    }
    String id = orders.get(0);
    return (asOf == null ? runs.latest(id) : runs.at(id, asOf))
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.BAD_USAGE,
                    asOf == null
                        ? "--order: no run of " + id + " is published under " + out
                        : "--as-of: no run of " + id + " is published for that time"));
  }
}
