package io.gridline.jobs.alert;

import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.kafka.OrderCodec;
import io.gridline.connectors.kafka.Topics;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.seal.RowSeal;
import io.gridline.pipelines.flink.LetterSerializer;
import io.gridline.pipelines.flink.LiveGraph;
import io.gridline.pipelines.flink.OrderNotice;
import io.gridline.pipelines.identity.Register.Table;
import io.gridline.pipelines.presence.Source;
import io.gridline.pipelines.step.Letter;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/**
 * The live job: the topics of feeds, register, cases and orders in, entries, alerts, review and
 * dead letters out.
 *
 * <pre>
 *   gridline.feed.*, .register.*, .cases, .orders -> {@link LiveGraph} -> gridline.entries, .review (exactly once)
 *                                          clock --^            \-------> gridline.alerts, .dead-letters (at once)
 * </pre>
 *
 * Wiring only.
 */
public final class AlertJob {

  private static final String TRANSACTION_TIMEOUT_MILLIS = "600000";

  private final AlertSettings settings;

  public AlertJob(AlertSettings settings) {
    this.settings = settings;
  }

  /** Adds the job to an environment of {@code LiveSettings}. */
  public void build(StreamExecutionEnvironment environment) {
    environment.enableCheckpointing(settings.checkpointEvery().toMillis());
    environment.setBufferTimeout(settings.bufferTimeout().toMillis());
    GateKeys gate = KeyFolder.open(settings.keys()).gate();
    Messages messages = new Messages(gate);
    DataStream<OrderNotice> orders =
        environment
            .fromSource(
                source(List.of(Topics.ORDERS), messages.orders()), ClockTopic.none(), "orders")
            .uid("orders")
            .name(Topics.ORDERS)
            .setParallelism(1);
    LiveGraph.Outputs outputs =
        LiveGraph.of(
            new LiveGraph.Inputs(
                letters(environment, "records", feeds(), messages.records()),
                letters(environment, "register", register(), messages.rows()),
                letters(environment, "cases", List.of(Topics.CASES), messages.cases()),
                held(orders),
                clock(environment, orders)),
            gate,
            new RowSeal(gate),
            new TopicOrders(new OrderCodec(), settings.keys().toUri().toString()));
    outputs
        .entries()
        .sinkTo(committed("entries", new EntryMessages(Topics.ENTRIES)))
        .uid("write-entries")
        .name(Topics.ENTRIES)
        .disableChaining();
    outputs
        .review()
        .sinkTo(committed("review", new ReviewMessages()))
        .uid("write-review")
        .name(Topics.REVIEW)
        .disableChaining();
    outputs
        .deadLetters()
        .sinkTo(atOnce(new DeadLetterMessages()))
        .uid("write-dead-letters")
        .name(Topics.DEAD_LETTERS);
    outputs
        .alerts()
        .sinkTo(atOnce(new EntryMessages(Topics.ALERTS)))
        .uid("write-alerts")
        .name(Topics.ALERTS);
  }

  /** What it reads. */
  public static List<String> topics() {
    List<String> topics = new ArrayList<>(feeds());
    topics.addAll(register());
    topics.add(Topics.CASES);
    topics.add(Topics.ORDERS);
    return topics;
  }

  static List<String> feeds() {
    return Stream.of(Source.values())
        .filter(source -> source != Source.REGISTER)
        .map(Topics::feed)
        .toList();
  }

  private static List<String> register() {
    return Stream.of(Table.values()).map(Topics::register).toList();
  }

  private DataStream<Letter> letters(
      StreamExecutionEnvironment environment,
      String uid,
      List<String> topics,
      KafkaRecordDeserializationSchema<Letter> reading) {
    return environment
        .fromSource(source(topics, reading), ClockTopic.none(), uid, LetterSerializer.TYPE)
        .uid(uid)
        .name(String.join(", ", topics));
  }

  private <T> KafkaSource<T> source(
      List<String> topics, KafkaRecordDeserializationSchema<T> reading) {
    return source(settings.kafka(), settings.name(), topics, reading);
  }

  /** How the live job reads topics, and who is measured against it. */
  static <T> KafkaSource<T> source(
      KafkaAddress kafka,
      String group,
      List<String> topics,
      KafkaRecordDeserializationSchema<T> reading) {
    return KafkaSource.<T>builder()
        .setBootstrapServers(kafka.servers())
        .setProperties(client(kafka))
        .setProperty("isolation.level", "read_committed")
        .setGroupId(group)
        .setTopics(topics)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(reading)
        .build();
  }

  private DataStream<OrderNotice> held(DataStream<OrderNotice> orders) {
    return orders
        .keyBy(notice -> "", Types.STRING)
        .process(new HoldOrders(settings.kafka(), settings.name(), topics()))
        .returns(OrderNotice.class)
        .setParallelism(1)
        .uid("hold-orders")
        .name("Orders, when their backfill has been read");
  }

  private DataStream<Letter> clock(
      StreamExecutionEnvironment environment, DataStream<OrderNotice> orders) {
    DataStream<Long> ticks =
        settings.clock() == AlertSettings.ClockKind.TOPIC
            ? environment
                .fromSource(
                    source(
                        List.of(Topics.CLOCK),
                        KafkaRecordDeserializationSchema.valueOnly(new ClockTopic.Instants())),
                    ClockTopic.asTold(),
                    "clock")
                .uid("clock-topic")
                .setParallelism(1)
            : wall(orders);
    return ticks
        .flatMap((Long tick, Collector<Letter> out) -> {})
        .returns(LetterSerializer.TYPE)
        .setParallelism(1)
        .uid("clock-letters")
        .name("The clock has no letters");
  }

  private DataStream<Long> wall(DataStream<OrderNotice> orders) {
    return orders
        .keyBy(notice -> "", Types.STRING)
        .process(new Ticker(new StartGate(settings.kafka(), settings.name(), topics())))
        .returns(Types.LONG)
        .setParallelism(1)
        .uid("clock")
        .name("The clock")
        .assignTimestampsAndWatermarks(ClockTopic.asTold())
        .setParallelism(1)
        .uid("clock-watermarks")
        .name("as_of");
  }

  /** Shown to readers of committed records at each checkpoint, exactly once. */
  private KafkaSink<Letter> committed(
      String what, KafkaRecordSerializationSchema<Letter> messages) {
    return KafkaSink.<Letter>builder()
        .setBootstrapServers(settings.kafka().servers())
        .setKafkaProducerConfig(client(settings.kafka()))
        .setProperty("transaction.timeout.ms", TRANSACTION_TIMEOUT_MILLIS)
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix(settings.name() + "-" + what)
        .setRecordSerializer(messages)
        .build();
  }

  /** Shown at once, at least once. */
  private KafkaSink<Letter> atOnce(KafkaRecordSerializationSchema<Letter> messages) {
    return KafkaSink.<Letter>builder()
        .setBootstrapServers(settings.kafka().servers())
        .setKafkaProducerConfig(client(settings.kafka()))
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(messages)
        .build();
  }

  private static Properties client(KafkaAddress kafka) {
    Properties properties = new Properties();
    properties.putAll(kafka.client());
    return properties;
  }
}
