package io.gridline.connectors.kafka;

import io.gridline.connectors.kafka.Topic.Cleanup;
import io.gridline.pipelines.identity.Register.Table;
import io.gridline.pipelines.presence.Source;
import io.gridline.schemas.Schemas;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The topics of {@code topics.yaml}: their names, and how to make those that are missing. */
public final class Topics {

  public static final String ORDERS = "gridline.orders";
  public static final String CASES = "gridline.cases";
  public static final String ENTRIES = "gridline.entries";
  public static final String ALERTS = "gridline.alerts";
  public static final String DEAD_LETTERS = "gridline.dead-letters";
  public static final String REVIEW = "gridline.review";

  /** Instants, for a job whose as_of is not the wall clock's; not one of the contract's topics. */
  public static final String CLOCK = "gridline.clock";

  /** As many replicas as the brokers make by default. */
  public static final short BROKERS_DEFAULT = -1;

  private static final String FEED = "gridline.feed.";
  private static final List<Topic> ALL = load();

  private Topics() {}

  /** Every topic, in the sequence of the file. */
  public static List<Topic> all() {
    return ALL;
  }

  /** The topic of a feed. */
  public static String feed(Source source) {
    return FEED + source.text();
  }

  /** The source of a feed's topic, as text. */
  public static String source(String feed) {
    return feed.substring(FEED.length());
  }

  /** The topic of a table of the register. */
  public static String register(Table table) {
    return "gridline.register." + table.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Makes the topics that are missing; those that are there stay as they are.
   *
   * @param replication how many replicas of each, or {@link #BROKERS_DEFAULT}
   * @param bound how long to wait for the brokers
   * @return the names of those that were made
   * @throws KafkaUnusable when the brokers do not answer or refuse
   */
  public static Set<String> make(KafkaAddress address, short replication, Duration bound) {
    return make(ALL, address, replication, bound);
  }

  /**
   * Makes the topic that as_of is told on when a day is played again; of one partition.
   *
   * @throws KafkaUnusable when the brokers do not answer or refuse
   */
  public static void makeClock(KafkaAddress address, Duration bound) {
    make(
        List.of(new Topic(CLOCK, "", 1, Cleanup.DELETE, Duration.ofDays(1))),
        address,
        BROKERS_DEFAULT,
        bound);
  }

  private static Set<String> make(
      List<Topic> topics, KafkaAddress address, short replication, Duration bound) {
    int millis = Math.toIntExact(bound.toMillis());
    try (Admin admin =
        Admin.create(
            address.settings(
                Map.of(
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    millis,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    millis)))) {
      Set<String> there = admin.listTopics().names().get();
      List<Topic> missing = topics.stream().filter(topic -> !there.contains(topic.name())).toList();
      Set<String> made = new TreeSet<>();
      Map<String, KafkaFuture<Void>> asked =
          admin
              .createTopics(missing.stream().map(topic -> topic.made(replication)).toList())
              .values();
      for (Map.Entry<String, KafkaFuture<Void>> one : asked.entrySet()) {
        if (isMade(one.getValue(), bound)) {
          made.add(one.getKey());
        }
      }
      awaitLeaders(admin, missing, bound);
      return made;
    } catch (ExecutionException e) {
      throw KafkaUnusable.of(address, "making the topics", e.getCause());
    } catch (KafkaException | java.util.concurrent.TimeoutException e) {
      throw KafkaUnusable.of(address, "making the topics", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw KafkaUnusable.of(address, "making the topics", e);
    }
  }

  /**
   * A topic that was made has no leaders for a moment; then whoever writes may wait in vain. A
   * broker that says where a partition ends leads it.
   */
  private static void awaitLeaders(Admin admin, List<Topic> made, Duration bound)
      throws ExecutionException, InterruptedException, java.util.concurrent.TimeoutException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (Topic topic : made) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    admin.listOffsets(ends).all().get(bound.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** False when somebody else has made it meanwhile. */
  private static boolean isMade(KafkaFuture<Void> topic, Duration bound)
      throws ExecutionException, InterruptedException, java.util.concurrent.TimeoutException {
    try {
      topic.get(bound.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw e;
    }
  }

  private static List<Topic> load() {
    try (InputStream file = Schemas.class.getResourceAsStream("topics.yaml")) {
      Map<?, ?> topics =
          (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file);
      return topics.entrySet().stream()
          .map(topic -> topic(topic.getKey().toString(), (Map<?, ?>) topic.getValue()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Topic topic(String name, Map<?, ?> settings) {
    return new Topic(
        name,
        settings.get("schema").toString(),
        (int) settings.get("partitions"),
        Cleanup.valueOf(settings.get("cleanup").toString().toUpperCase(Locale.ROOT)),
        Duration.parse(settings.get("retention").toString()));
  }
}
