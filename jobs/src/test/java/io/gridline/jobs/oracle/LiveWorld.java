package io.gridline.jobs.oracle;

import io.gridline.connectors.feedfile.CaseFile;
import io.gridline.connectors.feedfile.FeedFolder;
import io.gridline.connectors.feedfile.FeedInput;
import io.gridline.connectors.feedfile.Gate;
import io.gridline.connectors.feedfile.GateSink;
import io.gridline.connectors.feedfile.References;
import io.gridline.connectors.feedfile.Rejection;
import io.gridline.connectors.register.RegisterAddress;
import io.gridline.connectors.rows.RowGroups;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.seal.RowSeal;
import io.gridline.pipelines.contact.CaseDelivery;
import io.gridline.pipelines.contact.CaseRow;
import io.gridline.pipelines.identity.Register;
import io.gridline.pipelines.identity.Register.HolderQuery;
import io.gridline.pipelines.identity.Register.PersonQuery;
import io.gridline.pipelines.identity.Register.Table;
import io.gridline.pipelines.identity.SealedRow;
import io.gridline.pipelines.order.OrderFile;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.order.ZoneIndex;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A drawn world as the live job gets it: passed through the gate, the register sealed. */
record LiveWorld(
    KeyFolder keys,
    List<ScreeningOrder> orders,
    Map<Source, List<Revision>> records,
    List<SealedRow> rows,
    List<CaseDelivery> cases) {

  private static final Set<Source> FEEDS =
      EnumSet.of(Source.CARRIER, Source.RAIL, Source.AVIATION, Source.HOTEL);

  /** Reads a world that lies in a folder. */
  static LiveWorld read(DirtyWorld world, Path folder, List<Path> orderFiles) throws IOException {
    KeyFolder keys = KeyFolder.open(folder.resolve("keys"));
    List<ScreeningOrder> orders = new ArrayList<>();
    for (Path file : orderFiles) {
      orders.add(OrderFile.parse(file.getFileName().toString(), Files.readString(file)));
    }
    return new LiveWorld(
        keys,
        orders,
        records(folder.resolve("feeds"), orders, keys.gate()),
        rows(world, folder.resolve("register"), new RowSeal(keys.gate())),
        cases(folder.resolve("cases.csv"), keys.gate()));
  }

  private static Map<Source, List<Revision>> records(
      Path feeds, List<ScreeningOrder> orders, GateKeys keys) throws IOException {
    ZoneIndex zones = ZoneIndex.of(orders);
    Instant from =
        orders.stream().map(ScreeningOrder::recordsFrom).min(Instant::compareTo).orElseThrow();
    References references = References.read(feeds.resolve("reference"), FEEDS);
    Map<Source, List<Revision>> records = new EnumMap<>(Source.class);
    for (Source source : FEEDS) {
      List<Revision> ofSource = new ArrayList<>();
      Gate gate = new Gate(source, references, zones, keys);
      for (FeedInput input : FeedFolder.list(feeds, EnumSet.of(source))) {
        gate.pass(input, RowGroups.ALL, feeds, new Kept(source, zones, from, ofSource));
      }
      records.put(source, ofSource);
    }
    return records;
  }

  private record Kept(Source source, ZoneIndex zones, Instant from, List<Revision> kept)
      implements GateSink {

    @Override
    public void accepted(Revision revision) {
      if (source == Source.CARRIER) {
        if (zones.covers(revision.presence().place(), revision.presence().interval())) {
          kept.add(revision);
        }
      } else if (revision.presence().interval().to().isBefore(from)) {
        kept.add(
            new Revision(
                revision.id(),
                revision.number(),
                revision.cancelled(),
                null,
                revision.sealedComparison()));
      } else {
        kept.add(revision);
      }
    }

    @Override
    public void rejected(Rejection rejection) {}

    @Override
    public void outside(long records) {}
  }

  private static List<SealedRow> rows(DirtyWorld world, Path folder, RowSeal seal) {
    Register register = RegisterAddress.folder(folder).open().register();
    Set<String> ids = new HashSet<>();
    world.register().persons().forEach(row -> ids.add(row.get(0)));
    world.register().travelDocuments().forEach(row -> ids.add(row.get(2)));
    world.register().subscriptions().forEach(row -> ids.add(row.get(1)));
    List<SealedRow> rows = new ArrayList<>();
    HolderQuery held = new HolderQuery(Set.of(), ids);
    register
        .parts(Table.PERSON)
        .forEach(
            part ->
                register.persons(
                    part,
                    new PersonQuery(ids, Set.of(), Set.of(), List.of()),
                    row -> rows.add(seal.seal(row))));
    register
        .parts(Table.TRAVEL_DOCUMENT)
        .forEach(
            part -> register.documents(part, held, row -> rows.add(own(seal.seal(row), rows))));
    register
        .parts(Table.SUBSCRIPTION)
        .forEach(
            part -> register.subscriptions(part, held, row -> rows.add(own(seal.seal(row), rows))));
    return rows;
  }

  /** A number that is written in two ways makes two rows. */
  private static SealedRow own(SealedRow row, List<SealedRow> before) {
    return new SealedRow(
        row.table(),
        row.personKey(),
        row.rowKey() + "-" + before.size(),
        row.householdKey(),
        row.claimType(),
        row.claim(),
        row.registered(),
        row.residence(),
        row.validFrom(),
        row.validTo(),
        row.sealed());
  }

  private static List<CaseDelivery> cases(Path file, GateKeys keys) {
    List<CaseDelivery> cases = new ArrayList<>();
    for (CaseRow row : CaseFile.read(file)) {
      cases.add(
          new CaseDelivery(
              row.caseId(),
              1,
              false,
              row.order(),
              keys.refer(row.claim()),
              row.infectious(),
              keys.sealComparison(row.toString().getBytes(StandardCharsets.UTF_8))));
    }
    return cases;
  }
}
