package io.gridline.ops.bench;

import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.kafka.Topics;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import io.gridline.ops.bench.LiveSender.Placed;
import io.gridline.pipelines.entry.EntryKeys;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Measures once. Records that are to be read as fast as can be come in one transaction, so that
 * nobody is busy sending while they are read; behind them, in each partition, comes a last one of
 * somebody of its own, whose alert says that the partition is done with.
 */
record LiveMeasuring(
    LiveBenchSettings settings, KafkaAddress kafka, Path keys, ScreeningOrder order, Instant now) {

  private static final Duration PATIENCE = Duration.ofSeconds(180);

  /** Of the half load's delays, those of its first second are not counted. */
  private static final long SETTLING_MILLIS = 1000;

  private static final long MOST_RECORDS = 2_000_000;

  /** People whose evidence marks the ends of partitions, and that the clock has started. */
  private static final int MARKS = 64;

  /** What does not change from one measurement to the next. */
  void prepare() {
    new LiveTopics(kafka)
        .make(order, new LiveCrowd(settings.residents() + MARKS), KeyFolder.open(keys).gate());
  }

  List<LiveRun> ceiling(LiveWork work, int round, double share, long records) throws IOException {
    GateKeys gate = KeyFolder.open(keys).gate();
    LiveCrowd crowd = new LiveCrowd(settings.residents() + MARKS);
    new LiveTopics(kafka).empty();
    LiveLoad load =
        new LiveLoad(
            new LiveRecords(crowd, gate, now), crowd, share, 0, settings.residents() / 2, records);
    work.start("ceiling");
    LiveRun flink;
    try (LiveSender sender = new LiveSender(kafka)) {
      long begun = sender.atOnce(records, load::next, List.of());
      work.begin();
      work.tell("read", Long.toString(records));
      flink = run("ceiling", share, round, records, work.since(begun), null);
    }
    work.stop();
    work.begin();
    long begun = System.nanoTime();
    work.tell(
        "consumer",
        kafka.servers(),
        Long.toString(records),
        Integer.toString(settings.parallelism()));
    return List.of(flink, run("consumer", share, round, records, work.since(begun), null));
  }

  LiveRun gridline(LiveWork work, int round, double share, double rate)
      throws IOException, InterruptedException {
    GateKeys gate = KeyFolder.open(keys).gate();
    LiveCrowd crowd = new LiveCrowd(settings.residents() + MARKS);
    new LiveTopics(kafka).empty();
    LiveRecords records = new LiveRecords(crowd, gate, now);
    int half = settings.residents() / 4 * 2;
    long count = Math.min(MOST_RECORDS, Math.max(1000, (long) (rate * settings.seconds())));
    LiveLoad full = new LiveLoad(records, crowd, share, 0, half, count);
    try (LiveTail alerts = new LiveTail(kafka, Topics.ALERTS);
        LiveTail entries = new LiveTail(kafka, Topics.ENTRIES);
        LiveSender sender = new LiveSender(kafka)) {
      LiveCheckpoints checkpoints = work.start("gridline");
      begin(sender, records, alerts, crowd, full);
      List<Placed> last = last(records, full);
      long begun = sender.atOnce(count, full::next, last);
      work.begin();
      Set<String> marks =
          named(crowd, range(settings.residents() + 2, settings.residents() + 2 + 2 * last.size()));
      long ended = await(alerts, marks);
      Measured measured = work.since(begun);
      Measured exact =
          new Measured(
              (ended - begun) / 1e9,
              measured.peakBytes(),
              measured.readBytes(),
              measured.cpuSeconds(),
              measured.othersCpuSeconds());
      await(entries, named(crowd, full.listed()));
      double perSecond = (count + last.size()) / exact.seconds() / 2;
      long halfAsMany = (long) (perSecond * settings.seconds());
      LiveLoad second = new LiveLoad(records, crowd, share, half, half, halfAsMany);
      List<LiveRecords.Message> messages = new ArrayList<>();
      for (long i = 0; i < halfAsMany; i++) {
        messages.add(second.next());
      }
      long from = System.currentTimeMillis();
      alerts.measureFrom(from + SETTLING_MILLIS);
      entries.measureFrom(from + SETTLING_MILLIS);
      sender.paced(messages, perSecond);
      Set<Integer> listed = new HashSet<>(full.listed());
      listed.addAll(second.listed());
      await(entries, named(crowd, listed));
      compare(alerts.keys(), named(crowd, listed));
      compare(entries.keys(), named(crowd, listed));
      LiveRun.HalfLoad halfLoad =
          new LiveRun.HalfLoad(
              perSecond,
              messages.size(),
              listed.size(),
              alerts.delays().percentiles(),
              entries.delays().percentiles(),
              checkpoints.since(from));
      work.stop();
      return run("gridline", share, round, count + last.size(), exact, halfLoad);
    }
  }

  /** Waits until the clock has started: then the first one with evidence is listed. */
  private void begin(
      LiveSender sender, LiveRecords records, LiveTail alerts, LiveCrowd crowd, LiveLoad full)
      throws InterruptedException {
    int person = settings.residents();
    sender.paced(List.of(records.evidenceOf(Source.RAIL, person)), 1000);
    full.add(person, false);
    await(alerts, named(crowd, Set.of(person)));
  }

  private List<Placed> last(LiveRecords records, LiveLoad full) {
    List<Placed> last = new ArrayList<>();
    for (Source source : List.of(Source.CARRIER, Source.RAIL, Source.AVIATION, Source.HOTEL)) {
      int partitions =
          Topics.all().stream()
              .filter(topic -> topic.name().equals(Topics.feed(source)))
              .findFirst()
              .orElseThrow()
              .partitions();
      for (int partition = 0; partition < partitions; partition++) {
        int person = settings.residents() + 2 + 2 * last.size();
        last.add(new Placed(records.evidenceOf(source, person), partition));
        full.add(person, source == Source.CARRIER || source == Source.HOTEL);
      }
    }
    return last;
  }

  private static Set<Integer> range(int from, int to) {
    Set<Integer> people = new HashSet<>();
    for (int person = from; person < to; person += 2) {
      people.add(person);
    }
    return people;
  }

  private long await(LiveTail tail, Set<String> keys) throws InterruptedException {
    long reached = tail.await(keys, PATIENCE);
    if (reached == 0) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "bench: of %d people who ought to be listed, somebody is not after %d s"
              .formatted(keys.size(), PATIENCE.toSeconds()));
    }
    return reached;
  }

  private static void compare(Set<String> found, Set<String> expected) {
    if (!found.equals(expected)) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "bench: %d people are listed, expected %d".formatted(found.size(), expected.size()));
    }
  }

  /** As the topics' keys name them. */
  private Set<String> named(LiveCrowd crowd, Set<Integer> people) {
    EntryKeys entryKeys = KeyFolder.open(keys).order(order.id());
    return people.stream()
        .map(person -> order.id() + "/" + entryKeys.personKey("person:" + crowd.personId(person)))
        .collect(Collectors.toSet());
  }

  private static LiveRun run(
      String contender,
      double share,
      int round,
      long records,
      Measured measured,
      LiveRun.HalfLoad halfLoad) {
    return new LiveRun(
        contender,
        share,
        round,
        records,
        measured.seconds(),
        measured.cpuSeconds(),
        measured.othersCores(),
        halfLoad);
  }
}
