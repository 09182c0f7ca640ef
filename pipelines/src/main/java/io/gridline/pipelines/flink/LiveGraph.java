package io.gridline.pipelines.flink;

import static io.gridline.pipelines.step.StepName.ALERTS;
import static io.gridline.pipelines.step.StepName.BIND_CLAIMS;
import static io.gridline.pipelines.step.StepName.DEAD_LETTERS;
import static io.gridline.pipelines.step.StepName.ENTRIES;
import static io.gridline.pipelines.step.StepName.EVALUATE_HOUSEHOLD;
import static io.gridline.pipelines.step.StepName.FIND_CONTACTS;
import static io.gridline.pipelines.step.StepName.LATEST_CASE;
import static io.gridline.pipelines.step.StepName.LATEST_RECORD;
import static io.gridline.pipelines.step.StepName.MARK_CASES;
import static io.gridline.pipelines.step.StepName.PUBLISH_ENTRIES;
import static io.gridline.pipelines.step.StepName.PUBLISH_REVIEW;
import static io.gridline.pipelines.step.StepName.RESOLVE_CLAIMS;
import static io.gridline.pipelines.step.StepName.REVIEW;

import io.gridline.pipelines.identity.ClaimVault;
import io.gridline.pipelines.identity.RowVault;
import io.gridline.pipelines.step.BindClaims;
import io.gridline.pipelines.step.EvaluateHousehold;
import io.gridline.pipelines.step.FindContacts;
import io.gridline.pipelines.step.LatestCase;
import io.gridline.pipelines.step.LatestRecord;
import io.gridline.pipelines.step.Letter;
import io.gridline.pipelines.step.MarkCases;
import io.gridline.pipelines.step.PublishEntries;
import io.gridline.pipelines.step.PublishReview;
import io.gridline.pipelines.step.ResolveClaims;
import io.gridline.pipelines.step.Step;
import io.gridline.pipelines.step.StepName;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.SimpleOperatorFactory;
import org.apache.flink.streaming.api.transformations.TwoInputTransformation;
import org.apache.flink.util.Collector;

/**
 * The graph of the live job: each step an operator that is keyed by what its letters are addressed
 * to, with the orders broadcast to all of them.
 *
 * <pre>
 *   letters from outside --+
 *   letters of steps ------+--filter: to this step--keyBy key--+--> step --> letters
 *   orders ---------------------------------------broadcast----+
 * </pre>
 *
 * The clock is a stream that has watermarks and no letters. It is sent to the households, and to
 * those that let go of what a forgotten order wanted, and flows on from there.
 */
public final class LiveGraph {

  private final DataStream<OrderNotice> orders;
  private final OrderReading reading;
  private final Map<StepName, DataStream<Letter>> letters = new EnumMap<>(StepName.class);

  private LiveGraph(DataStream<OrderNotice> orders, OrderReading reading) {
    this.orders = orders;
    this.reading = reading;
  }

  /**
   * What comes from outside.
   *
   * @param records letters to {@link LatestRecord}, and dead letters
   * @param rows letters to {@link BindClaims}, and dead letters
   * @param cases letters to {@link LatestCase}, and dead letters
   * @param orders and those that cannot be read
   * @param clock no letters, but watermarks: as_of
   */
  public record Inputs(
      DataStream<Letter> records,
      DataStream<Letter> rows,
      DataStream<Letter> cases,
      DataStream<OrderNotice> orders,
      DataStream<Letter> clock) {}

  /** What the topics are to get. */
  public record Outputs(
      DataStream<Letter> entries,
      DataStream<Letter> alerts,
      DataStream<Letter> review,
      DataStream<Letter> deadLetters) {}

  /**
   * @param claims opens what the gate sealed
   * @param rows opens what the sealing transform sealed
   */
  public static Outputs of(Inputs inputs, ClaimVault claims, RowVault rows, OrderReading reading) {
    LiveGraph graph = new LiveGraph(readable(inputs.orders()), reading);
    graph.take(unreadable(inputs.orders()), "orders", List.of(DEAD_LETTERS));
    graph.take(inputs.records(), "records", List.of(LATEST_RECORD, DEAD_LETTERS));
    graph.take(inputs.rows(), "register", List.of(BIND_CLAIMS, DEAD_LETTERS));
    graph.take(inputs.cases(), "cases", List.of(LATEST_CASE, DEAD_LETTERS));
    graph.take(inputs.clock(), "clock", List.of(LATEST_RECORD, LATEST_CASE, EVALUATE_HOUSEHOLD));
    graph.add(new LatestRecord(claims), List.of(RESOLVE_CLAIMS));
    graph.add(new LatestCase(claims), List.of(MARK_CASES));
    graph.add(new BindClaims(), List.of(RESOLVE_CLAIMS, MARK_CASES, EVALUATE_HOUSEHOLD));
    graph.add(new MarkCases(), List.of(RESOLVE_CLAIMS, EVALUATE_HOUSEHOLD));
    graph.add(new ResolveClaims(), List.of(FIND_CONTACTS, EVALUATE_HOUSEHOLD));
    graph.add(new FindContacts(), List.of(EVALUATE_HOUSEHOLD));
    graph.add(new EvaluateHousehold(claims, rows), List.of(PUBLISH_ENTRIES, PUBLISH_REVIEW));
    graph.add(new PublishEntries(), List.of(ENTRIES, ALERTS));
    graph.add(new PublishReview(), List.of(REVIEW));
    return new Outputs(
        graph.letters.get(ENTRIES),
        graph.letters.get(ALERTS),
        graph.letters.get(REVIEW),
        graph.letters.get(DEAD_LETTERS));
  }

  private static DataStream<OrderNotice> readable(DataStream<OrderNotice> orders) {
    return orders
        .filter(notice -> notice.deadLetter == null)
        .setParallelism(1)
        .uid("orders-readable")
        .name("Orders that can be read");
  }

  private static DataStream<Letter> unreadable(DataStream<OrderNotice> orders) {
    return orders
        .flatMap(
            (OrderNotice notice, Collector<Letter> out) -> {
              if (notice.deadLetter != null) {
                out.collect(new Letter(DEAD_LETTERS, "orders", "damaged", "", notice.deadLetter));
              }
            })
        .returns(LetterSerializer.TYPE)
        .setParallelism(1)
        .uid("orders-to-dead-letters")
        .name("Orders that cannot");
  }

  /** Takes in a stream whose letters are for any of these. */
  private void take(DataStream<Letter> stream, String sender, List<StepName> receivers) {
    for (StepName to : receivers) {
      DataStream<Letter> toIt =
          receivers.size() == 1
              ? stream
              : stream
                  .filter(letter -> letter.to() == to)
                  .uid(sender + "-to-" + to.uid())
                  .name("To " + to.uid());
      letters.merge(to, toIt, DataStream::union);
    }
  }

  /** Adds a step; everything that sends to it has been added before. */
  private void add(Step step, List<StepName> receivers) {
    StepName name = step.name();
    KeySelector<Letter, String> key = Letter::key;
    KeyedStream<Letter, String> keyed = letters.get(name).keyBy(key, Text.TYPE);
    StreamExecutionEnvironment environment = keyed.getExecutionEnvironment();
    TwoInputTransformation<Letter, OrderNotice, Letter> transformation =
        new TwoInputTransformation<>(
            keyed.getTransformation(),
            orders.broadcast().getTransformation(),
            name.title(),
            SimpleOperatorFactory.of(new StepOperator(step, reading)),
            LetterSerializer.TYPE,
            environment.getParallelism(),
            false);
    transformation.setStateKeySelectors(key, null);
    transformation.setStateKeyType(Text.TYPE);
    transformation.setUid(name.uid());
    environment.addOperator(transformation);
    take(new Letters(environment, transformation), name.uid(), receivers);
  }

  /** DataStream's constructor is for those who extend it. */
  private static final class Letters extends DataStream<Letter> {
    Letters(
        StreamExecutionEnvironment environment,
        TwoInputTransformation<Letter, OrderNotice, Letter> transformation) {
      super(environment, transformation);
    }
  }
}
