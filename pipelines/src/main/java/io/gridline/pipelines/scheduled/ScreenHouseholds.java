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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
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
            .returns(FactType.INSTANCE)
            .uid("resolve-records")
            .name("Resolve claims against the register");
    DataStream<ReviewItem> questions =
        records
            .getSideOutput(doubtful)
            .keyBy(Doubtful::claim, TypeInformation.of(ClaimHash.class))
            .process(
                new AtEndOfKey<>(
                    Doubtful.class,
                    new AskClerk(orders, contacts, asOf, bindings),
                    ReviewItem.class))
            .uid("ask-clerk")
            .name("One question for each doubtful claim");
    DataStream<EvaluateHousehold.Evaluated> evaluated =
        records
            .union(register, cases)
            .keyBy(Fact::key)
            .process(
                new AtEndOfKey<>(
                    FactType.INSTANCE,
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
            .keyBy(entry -> entry.order() + "/" + slice(entry))
            .process(
                new AtEndOfKey<>(
                    ListedEntry.class,
                    (all, out) ->
                        files
                            .writeSlice(all.get(0).order(), slice(all.get(0)), all)
                            .forEach(out::collect),
                    WrittenFile.class))
            .uid("write-entries")
            .name("Write entries and evidence");
    return entries
        .map(ListedEntry::withoutEvidence)
        .returns(ListedEntry.class)
        .uid("entries-to-list")
        .name("Entries without evidence")
        .keyBy(entry -> entry.order() + "/" + entry.routeCode())
        .process(
            new AtEndOfKey<>(
                ListedEntry.class,
                (all, out) ->
                    files
                        .writeQueue(all.get(0).order(), all.get(0).routeCode(), all)
                        .forEach(out::collect),
                WrittenFile.class))
        .uid("write-lists")
        .name("Write one list for each queue")
        .union(slices);
  }

  /** Sixteen slices by the person_key's first digit: bounded files, the same at any parallelism. */
  private static String slice(ListedEntry entry) {
    return entry.personKey().substring(0, 1);
  }

  private static DataStream<ListedEntry> entries(DataStream<EvaluateHousehold.Evaluated> all) {
    return all.filter(one -> one.entry() != null)
        .uid("entries-only")
        .map(EvaluateHousehold.Evaluated::entry)
        .returns(ListedEntry.class)
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
