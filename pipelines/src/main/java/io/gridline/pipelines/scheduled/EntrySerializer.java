package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.entry.ListedEntry;
import io.gridline.pipelines.entry.ListedEntry.Line;
import io.gridline.pipelines.order.Level;
import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Moves entries to the files that they are written to. */
final class EntrySerializer extends MovedSerializer<ListedEntry> {

  private static final long serialVersionUID = 1;

  static final EntrySerializer INSTANCE = new EntrySerializer();

  private static final Level[] LEVELS = Level.values();
  private static final Source[] SOURCES = Source.values();

  @Override
  public void serialize(ListedEntry entry, DataOutputView to) throws IOException {
    writeText(entry.order(), to);
    to.writeInt(entry.orderVersion());
    writeInstant(entry.asOf(), to);
    writeText(entry.personKey(), to);
    to.writeBoolean(entry.personId() != null);
    if (entry.personId() != null) {
      writeText(entry.personId(), to);
    }
    writeText(entry.name(), to);
    writeText(entry.documentNumber(), to);
    writeText(entry.phone(), to);
    to.writeByte(entry.level().ordinal());
    writeTexts(entry.rules(), to);
    writeTexts(entry.sources(), to);
    to.writeInt(entry.evidenceCount());
    writeInstant(entry.firstExposedAt(), to);
    writeInstant(entry.lastExposedAt(), to);
    writeInstant(entry.observeUntil(), to);
    writeText(entry.routeCode(), to);
    writeText(entry.streetCode(), to);
    writeText(entry.communityCode(), to);
    writeText(entry.address(), to);
    writeText(entry.householdKey(), to);
    writeBytes(entry.contactSealed(), to);
    to.writeBoolean(entry.isReferral());
    to.writeInt(entry.evidence().size());
    for (Line line : entry.evidence()) {
      write(line, to);
    }
  }

  @Override
  public ListedEntry deserialize(DataInputView from) throws IOException {
    return new ListedEntry(
        readText(from),
        from.readInt(),
        readInstant(from),
        readText(from),
        from.readBoolean() ? readText(from) : null,
        readText(from),
        readText(from),
        readText(from),
        LEVELS[from.readByte()],
        readTexts(from),
        readTexts(from),
        from.readInt(),
        readInstant(from),
        readInstant(from),
        readInstant(from),
        readText(from),
        readText(from),
        readText(from),
        readText(from),
        readText(from),
        readBytes(from),
        from.readBoolean(),
        readLines(from));
  }

  private static void write(Line line, DataOutputView to) throws IOException {
    writeText(line.rule(), to);
    to.writeByte(line.source().ordinal());
    writeText(line.recordId(), to);
    writeInstant(line.startedAt(), to);
    writeInstant(line.endedAt(), to);
    writeText(line.placeCode(), to);
    writeTexts(line.zones(), to);
    writeTexts(line.cases(), to);
    writeText(line.resolvedBy(), to);
  }

  private static List<Line> readLines(DataInputView from) throws IOException {
    Line[] lines = new Line[from.readInt()];
    for (int i = 0; i < lines.length; i++) {
      lines[i] =
          new Line(
              readText(from),
              SOURCES[from.readByte()],
              readText(from),
              readInstant(from),
              readInstant(from),
              readText(from),
              readTexts(from),
              readTexts(from),
              readText(from));
    }
    return List.of(lines);
  }

  @Override
  public TypeSerializerSnapshot<ListedEntry> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Flink's record of which serializer wrote something. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ListedEntry> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
