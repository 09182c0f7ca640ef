package io.gridline.jobs.publish;

import io.gridline.connectors.feedfile.CaseFile;
import io.gridline.connectors.kafka.TopicWriter;
import io.gridline.connectors.kafka.Topics;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.jobs.publish.Published.Count;
import io.gridline.jobs.screen.OrderInForce;
import io.gridline.jobs.screen.Progress;
import io.gridline.pipelines.contact.CaseDelivery;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The gate between the senders and Kafka (contract, section 9): orders, cases, and of the feeds
 * what the orders want, hashed and sealed.
 *
 * <p>Of files that are sent all at once the orders come last, and are announced before: then what
 * they want is kept, and they take effect when their backfill has been read. Where records come in
 * their own time, the orders are there first.
 */
public final class PublishJob {

  private static final Duration TO_ANSWER = Duration.ofSeconds(15);
  private static final Duration TO_READ = Duration.ofSeconds(60);

  private final PublishSettings settings;
  private final Progress progress;
  private final Stop stop;
  private boolean hasBegun;

  public PublishJob(PublishSettings settings, Progress progress, Stop stop) {
    this.settings = settings;
    this.progress = progress;
    this.stop = stop;
  }

  /**
   * Publishes, until the end or until told to stop. Orders, cases, reference files and the headers
   * of all files are looked at before anything is sent.
   *
   * @throws io.gridline.pipelines.order.InvalidOrder when an order is invalid, not in force, or
   *     older than the one on the topic
   * @throws io.gridline.connectors.rows.BadInput when cases or files cannot be read
   * @throws io.gridline.connectors.kafka.KafkaUnusable when Kafka cannot be used
   */
  public Published run() throws IOException {
    List<ScreeningOrder> orders =
        OrderInForce.read(settings.orders(), settings.asOf()).stream()
            .map(OrderInForce::order)
            .toList();
    GateKeys keys = settings.keys().map(folder -> KeyFolder.open(folder).gate()).orElse(null);
    List<CaseDelivery> cases =
        settings.cases().map(file -> CaseFile.sealed(file, keys)).orElse(List.of());
    progress.begins("look at the files");
    RecordFlow flow = new RecordFlows(orders, keys, progress).of(settings.records());

    progress.begins("find Kafka at " + settings.kafka());
    Set<String> made = Topics.make(settings.kafka(), settings.replication(), TO_ANSWER);
    if (!made.isEmpty()) {
      progress.says("made topics that were missing: " + String.join(", ", made));
    }
    OrdersOnTopic there = OrdersOnTopic.read(settings.kafka(), TO_READ);
    List<ScreeningOrder> newOrders = there.missing(orders);
    List<CaseDelivery> newCases =
        cases.isEmpty()
            ? List.of()
            : CasesOnTopic.read(settings.kafka(), keys, TO_READ).winning(cases);
    progress.begins("publish");
    hasBegun = true;
    try (TopicWriter writer = TopicWriter.open(settings.kafka())) {
      Runnable mandate =
          () -> {
            CasesOnTopic.send(newCases, writer);
            there.send(newOrders, writer);
            writer.flush();
          };
      if (settings.records().areSentFirst()) {
        there.announce(newOrders, writer);
        writer.flush();
      }
      Map<Source, FeedTally> feeds = publish(flow, mandate, writer);
      boolean isWhole = !stop.hasCome();
      boolean hasMandate = isWhole || !settings.records().areSentFirst();
      return new Published(
          feeds,
          hasMandate ? count(orders, newOrders) : Count.NONE,
          hasMandate ? count(cases, newCases) : Count.NONE,
          isWhole);
    }
  }

  /** Whether anything may have been sent. */
  public boolean hasBegun() {
    return hasBegun;
  }

  private Map<Source, FeedTally> publish(RecordFlow flow, Runnable mandate, TopicWriter writer)
      throws IOException {
    boolean recordsFirst = settings.records().areSentFirst();
    if (!recordsFirst) {
      mandate.run();
    }
    Map<Source, FeedTally> feeds = flow.send(() -> new RecordSender(writer), stop);
    writer.flush();
    if (recordsFirst && !stop.hasCome()) {
      mandate.run();
    }
    return feeds;
  }

  private static Count count(List<?> given, List<?> sent) {
    return new Count(sent.size(), given.size() - sent.size());
  }
}
