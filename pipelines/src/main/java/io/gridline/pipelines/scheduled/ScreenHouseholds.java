package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.contact.Contact;
import io.gridline.pipelines.contact.Contacts;
import io.gridline.pipelines.entry.EntryKeys;
import io.gridline.pipelines.entry.ListFiles;
import io.gridline.pipelines.entry.ListFiles.WrittenFile;
import io.gridline.pipelines.entry.ListedEntry;
import io.gridline.pipelines.entry.ReviewItem;
import io.gridline.pipelines.identity.ClaimHash;
import io.gridline.pipelines.identity.ClaimVault;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.Presence;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.StoredRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/**
 * From the records and the people that a run has to look at, to entries and files.
 *
 * <pre>
 *   rows --wanted?--> records ----------------keyBy claim--+
 *                                                          +--> resolve --keyBy household--+--> evaluate --> entries
 *   register rows --keyBy person--> bind --bindings--------+                               |             --> review
 *                                     \----members-----------------------------------------+
 *   cases ---------------------------------------------------------------------------------+
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

  public ScreenHouseholds(
      List<ScreeningOrder> orders,
      Instant asOf,
      ClaimVault vault,
      Map<String, EntryKeys> keys,
      Contacts contacts) {
    this.orders = List.copyOf(orders);
    this.asOf = asOf;
    this.vault = vault;
    this.keys = Map.copyOf(keys);
    this.contacts = contacts;
  }

  /** The two things that a screening finds. */
  public record Found(DataStream<ListedEntry> entries, DataStream<ReviewItem> reviews) {}

  /**
   * @param rows all stored rows; only those of {@code wanted} claims that stand are looked at
   * @param register the rows of everybody in the register's extent
   * @param cases the cases' marks, on their persons
   */
  public Found screen(
      DataStream<StoredRow> rows,
      Set<ClaimHash> wanted,
      Standing standing,
      DataStream<RegisterRow> register,
      DataStream<Fact.OfHousehold> cases) {
    DataStream<BindPersons.Bound> bound =
        register
            .keyBy(RegisterRow::personId)
            .process(
                new AtEndOfKey<>(
                    RegisterRow.class, new BindPersons(vault), BindPersons.Bound.class))
            .uid("bind-persons")
            .name("Join each person's rows of the register");

    DataStream<ResolveClaims.Answer> answers =
        wanted(rows, wanted, standing)
            .union(bindings(bound))
            .keyBy(Fact.OfClaim::claim, TypeInformation.of(ClaimHash.class))
            .process(
                new AtEndOfKey<>(
                    Fact.OfClaim.class,
                    new ResolveClaims(orders, contacts, asOf, vault),
                    ResolveClaims.Answer.class))
            .uid("resolve-claims")
            .name("Resolve claims against the register");

    DataStream<EvaluateHousehold.Evaluated> evaluated =
        facts(answers)
            .union(members(bound), cases)
            .keyBy(Fact.OfHousehold::household)
            .process(
                new AtEndOfKey<>(
                    Fact.OfHousehold.class,
                    new EvaluateHousehold(orders, keys, asOf),
                    EvaluateHousehold.Evaluated.class))
            .uid("evaluate-household")
            .name("Evaluate each household");

    return new Found(entries(evaluated), reviews(answers, evaluated));
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

  private DataStream<Fact.OfClaim> wanted(
      DataStream<StoredRow> rows, Set<ClaimHash> wanted, Standing standing) {
    List<String> orderIds = orders.stream().map(ScreeningOrder::id).toList();
    return rows.flatMap(new Wanted(wanted, standing, orderIds, contacts))
        .returns(Fact.OfClaim.class)
        .uid("wanted-records")
        .name("Find the records of everybody concerned");
  }

  private static DataStream<Fact.OfClaim> bindings(DataStream<BindPersons.Bound> bound) {
    return bound
        .filter(one -> one.binding() != null)
        .uid("bindings-only")
        .map(one -> new Fact.OfClaim(one.binding().claim(), null, one.binding()))
        .returns(Fact.OfClaim.class)
        .uid("bindings")
        .name("Bindings of claims");
  }

  private static DataStream<Fact.OfHousehold> members(DataStream<BindPersons.Bound> bound) {
    return bound
        .filter(one -> one.member() != null)
        .uid("members-only")
        .map(BindPersons.Bound::member)
        .returns(Fact.OfHousehold.class)
        .uid("members")
        .name("Members of households");
  }

  private static DataStream<Fact.OfHousehold> facts(DataStream<ResolveClaims.Answer> answers) {
    return answers
        .filter(answer -> answer.fact() != null)
        .uid("facts-only")
        .map(ResolveClaims.Answer::fact)
        .returns(Fact.OfHousehold.class)
        .uid("facts")
        .name("Resolved records");
  }

  private static DataStream<ListedEntry> entries(DataStream<EvaluateHousehold.Evaluated> all) {
    return all.filter(one -> one.entry() != null)
        .uid("entries-only")
        .map(EvaluateHousehold.Evaluated::entry)
        .returns(ListedEntry.class)
        .uid("entries")
        .name("Entries");
  }

  private static DataStream<ReviewItem> reviews(
      DataStream<ResolveClaims.Answer> answers, DataStream<EvaluateHousehold.Evaluated> evaluated) {
    SingleOutputStreamOperator<ReviewItem> ofClaims =
        answers
            .filter(answer -> answer.review() != null)
            .uid("claim-reviews-only")
            .map(ResolveClaims.Answer::review)
            .returns(ReviewItem.class)
            .uid("claim-reviews");
    SingleOutputStreamOperator<ReviewItem> ofHouseholds =
        evaluated
            .filter(one -> one.review() != null)
            .uid("household-reviews-only")
            .map(EvaluateHousehold.Evaluated::review)
            .returns(ReviewItem.class)
            .uid("household-reviews");
    return ofClaims.union(ofHouseholds);
  }

  private record Wanted(
      Set<ClaimHash> claims, Standing standing, List<String> orders, Contacts contacts)
      implements FlatMapFunction<StoredRow, Fact.OfClaim> {

    @Override
    public void flatMap(StoredRow row, Collector<Fact.OfClaim> out) {
      Revision revision = row.revision();
      if (revision.isTombstone() || revision.cancelled()) {
        return;
      }
      Presence presence = revision.presence();
      if (claims.contains(presence.claim().hash())) {
        List<String> fallenFor = standing.fallenFor(row, orders);
        if (fallenFor.size() < orders.size()) {
          List<Contact> met = contacts.of(presence);
          out.collect(
              new Fact.OfClaim(
                  presence.claim().hash(), new FoundPresence(presence, met, fallenFor), null));
        }
      }
    }
  }

  /** The type of what is keyed by a household, for a stream of cases. */
  public static TypeInformation<Fact.OfHousehold> factType() {
    return Types.POJO(Fact.OfHousehold.class);
  }
}
