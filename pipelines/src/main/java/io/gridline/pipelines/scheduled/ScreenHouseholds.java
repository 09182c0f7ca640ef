package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.contact.Contacts;
import io.gridline.pipelines.entry.EntryKeys;
import io.gridline.pipelines.entry.ListFiles;
import io.gridline.pipelines.entry.ListFiles.WrittenFile;
import io.gridline.pipelines.entry.ListedEntry;
import io.gridline.pipelines.entry.ReviewItem;
import io.gridline.pipelines.identity.Bindings;
import io.gridline.pipelines.identity.ClaimHash;
import io.gridline.pipelines.identity.ClaimVault;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.StoredRow;
import io.gridline.pipelines.scheduled.ResolveRecords.Doubtful;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * From the records and the people that a run has to look at, to entries and files.
 *
 * <pre>
 *   rows of the claims --who is it?--> records --+
 *                         |                      |
 *                         doubtful --keyBy claim--> review
 *                                                +--keyBy household--> evaluate --> entries
 *   register rows -------------------------------+                           |
 *   cases ---------------------------------------+                           --> review
 *
 *   entries --keyBy slice--> Parquet files;  entries --keyBy queue--> lists
 * </pre>
 */
public final class ScreenHouseholds {

  private final List<ScreeningOrder> orders;
  private final Instant asOf;
  private final ClaimVault vault;
  private final Map<String, EntryKeys> keys;
  private final Contacts contacts;
  private final String doneCounter;

  /**
   * @param doneCounter name of the accumulator that counts the people of the register who were
   *     evaluated
   */
  public ScreenHouseholds(
      List<ScreeningOrder> orders,
      Instant asOf,
      ClaimVault vault,
      Map<String, EntryKeys> keys,
      Contacts contacts,
      String doneCounter) {
    this.orders = List.copyOf(orders);
    this.asOf = asOf;
    this.vault = vault;
    this.keys = Map.copyOf(keys);
    this.contacts = contacts;
    this.doneCounter = doneCounter;
  }

  /** The two things that a screening finds. */
  public record Found(DataStream<ListedEntry> entries, DataStream<ReviewItem> reviews) {}

  /**
   * @param rows the stored rows of all claims in question
   * @param bindings of those claims
   * @param register the rows of everybody in the register's extent
   * @param cases the cases' marks, on their persons
   */
  public Found screen(
      DataStream<StoredRow> rows,
      Bindings bindings,
      Standing standing,
      DataStream<Fact> register,
      DataStream<Fact> cases) {
    OutputTag<Doubtful> doubtful = new OutputTag<>("doubtful", TypeInformation.of(Doubtful.class));
    List<String> orderIds = orders.stream().map(ScreeningOrder::id).toList();
    SingleOutputStreamOperator<Fact> records =
        rows.process(new ResolveRecords(standing, orderIds, contacts, bindings, vault, doubtful))
            .returns(MovedType.FACT)
            .uid("resolve-records")
            .name("Resolve claims against the register");
    DataStream<ReviewItem> questions =
        records
            .getSideOutput(doubtful)
            .keyBy(Doubtful::claim, TypeInformation.of(ClaimHash.class))
            .process(
                new AtEndOfKey<>(
                    Doubtful.class, new AskClerk(orders, asOf, bindings), ReviewItem.class))
            .uid("ask-clerk")
            .name("One question for each doubtful claim");
    DataStream<EvaluateHousehold.Evaluated> evaluated =
        records
            .union(register, cases)
            .keyBy(Fact::key)
            .process(
                new AtEndOfKey<>(
                    MovedType.FACT,
                    new EvaluateHousehold(orders, keys, asOf, doneCounter),
                    EvaluateHousehold.Evaluated.class))
            .uid("evaluate-household")
            .name("Evaluate each household");
    return new Found(entries(evaluated), questions.union(reviews(evaluated)));
  }

  /** Writes the entries; what comes out names the files. */
  public DataStream<WrittenFile> write(DataStream<ListedEntry> entries, ListFiles files) {
    DataStream<WrittenFile> slices =
        entries
            .keyBy(entry -> GroupKey.of(sliceOf(entry)))
            .process(written((all, out) -> writeSlices(files, all, out)))
            .uid("write-entries")
            .name("Write entries and evidence");
    return entries
        .map(ListedEntry::withoutEvidence)
        .returns(MovedType.ENTRY)
        .uid("entries-to-list")
        .name("Entries without evidence")
        .keyBy(entry -> GroupKey.of(queueOf(entry)))
        .process(written((all, out) -> writeQueues(files, all, out)))
        .uid("write-lists")
        .name("Write one list for each queue")
        .union(slices);
  }

  private static AtEndOfKey<Long, ListedEntry, WrittenFile> written(
      AtEndOfKey.Complete<ListedEntry, WrittenFile> writing) {
    return new AtEndOfKey<>(MovedType.ENTRY, writing, WrittenFile.class);
  }

  private static void writeSlices(
      ListFiles files, List<ListedEntry> entries, Collector<WrittenFile> out) throws IOException {
    for (List<ListedEntry> slice : GroupKey.apart(entries, ScreenHouseholds::sliceOf)) {
      ListedEntry one = slice.get(0);
      files.writeSlice(one.order(), digit(one), slice).forEach(out::collect);
    }
  }

  private static void writeQueues(
      ListFiles files, List<ListedEntry> entries, Collector<WrittenFile> out) throws IOException {
    for (List<ListedEntry> queue : GroupKey.apart(entries, ScreenHouseholds::queueOf)) {
      ListedEntry one = queue.get(0);
      files.writeQueue(one.order(), one.routeCode(), queue).forEach(out::collect);
    }
  }

  /** Sixteen slices of an order: bounded files, the same at any parallelism. */
  private static String sliceOf(ListedEntry entry) {
    return digit(entry) + entry.order();
  }

  private static String digit(ListedEntry entry) {
    return entry.personKey().substring(0, 1);
  }

  private static String queueOf(ListedEntry entry) {
    return entry.routeCode() + "/" + entry.order();
  }

  private static DataStream<ListedEntry> entries(DataStream<EvaluateHousehold.Evaluated> all) {
    return all.filter(one -> one.entry() != null)
        .uid("entries-only")
        .map(EvaluateHousehold.Evaluated::entry)
        .returns(MovedType.ENTRY)
        .uid("entries")
        .name("Entries");
  }

  private static DataStream<ReviewItem> reviews(DataStream<EvaluateHousehold.Evaluated> evaluated) {
    return evaluated
        .filter(one -> one.review() != null)
        .uid("household-reviews-only")
        .map(EvaluateHousehold.Evaluated::review)
        .returns(ReviewItem.class)
        .uid("household-reviews");
  }
}
