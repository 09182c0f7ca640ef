package io.gridline.pipelines.step;

import io.gridline.pipelines.contact.CaseDelivery;
import io.gridline.pipelines.contact.CaseVisit;
import io.gridline.pipelines.entry.ListedEntry;
import io.gridline.pipelines.entry.ListedReview;
import io.gridline.pipelines.identity.SealedRow;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Revision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a value is that steps hold and send, and the form in which it lies in state and travels:
 * ours, so that a savepoint can be read whatever becomes of a class. The form starts with its
 * version.
 */
public final class Kind<V> {

  private static final int VERSION = 1;
  private static final Map<String, Kind<?>> ALL = new HashMap<>();

  /** A delivery of a record: as it came, or what is kept of it. */
  public static final Kind<Revision> DELIVERY =
      new Kind<>("delivery", RecordForm::write, RecordForm::readRevision);

  /** A record that stands. */
  static final Kind<Seen> SEEN = new Kind<>("seen", RecordForm::write, RecordForm::readSeen);

  /** A row of the register. */
  public static final Kind<SealedRow> ROW =
      new Kind<>("row", RegisterForm::write, RegisterForm::readRow);

  /** Somebody's rows of the register. */
  static final Kind<List<SealedRow>> MEMBER =
      new Kind<>("member", RegisterForm::write, RegisterForm::readRows);

  /** Of those, only where the person lives. */
  static final Kind<Living> LIVING = MEMBER.only(RegisterForm::readLiving);

  /** The register says that a claim is a person's. */
  static final Kind<Bound> BOUND =
      new Kind<>("bound", RegisterForm::write, RegisterForm::readBound);

  /** A delivery of a case, as it came; or the one that stands. */
  public static final Kind<CaseDelivery> CASE =
      new Kind<>("case", CaseForm::write, CaseForm::readDelivery);

  /** Somebody is an index case. */
  static final Kind<Mark> MARK = new Kind<>("mark", CaseForm::write, CaseForm::readMark);

  /** A case's trip or stay. */
  static final Kind<CaseVisit> VISIT = new Kind<>("visit", CaseForm::write, CaseForm::readVisit);

  /** A record met a case's. */
  static final Kind<Met> MET = new Kind<>("met", CaseForm::write, CaseForm::readMet);

  /** A record, where its people could be met. */
  static final Kind<Passing> PASSING =
      new Kind<>("passing", RecordForm::write, RecordForm::readPassing);

  /** A record that is somebody's. */
  static final Kind<Known> KNOWN = new Kind<>("known", RecordForm::write, RecordForm::readKnown);

  /** Of those, only where it was. */
  static final Kind<Division> PLACE = KNOWN.only(RecordForm::readPlace);

  /** An entry as its household has it. */
  static final Kind<ListedEntry> ENTRY =
      new Kind<>("entry", EntryForm::write, EntryForm::readEntry);

  /** An entry as it is shown. */
  public static final Kind<Shown> SHOWN =
      new Kind<>("shown", EntryForm::write, EntryForm::readShown);

  /** A record that only a clerk can resolve. */
  static final Kind<Doubt> DOUBT = new Kind<>("doubt", DoubtForm::write, DoubtForm::readDoubt);

  /** A case that only a clerk can resolve. */
  static final Kind<DoubtfulCase> DOUBTFUL_CASE =
      new Kind<>("doubtful-case", DoubtForm::write, DoubtForm::readCase);

  /** A question for a clerk, as its group has it or as it is shown. */
  public static final Kind<ListedReview> QUESTION =
      new Kind<>("question", DoubtForm::write, DoubtForm::readReview);

  /** The question that is shown. */
  static final Kind<ListedReview> ASKED =
      new Kind<>("asked", DoubtForm::write, DoubtForm::readReview);

  /** Where something was sent. */
  static final Kind<List<Letter.Address>> SENT =
      new Kind<>("sent", EntryForm::write, EntryForm::readAddresses);

  /** Writes a value. */
  interface Writing<V> {
    void write(V value, FormOutput to);
  }

  /** Reads what was written. */
  interface Reading<V> {
    V read(FormInput from);
  }

  private final String name;
  private final Writing<V> writing;
  private final Reading<V> reading;

  private Kind(String name, Writing<V> writing, Reading<V> reading) {
    this.name = name;
    this.writing = writing;
    this.reading = reading;
    ALL.putIfAbsent(name, this);
  }

  /** The same things, of which no more is read than what their forms begin with. */
  private <P> Kind<P> only(Reading<P> beginning) {
    return new Kind<>(
        name,
        (value, to) -> {
          throw new UnsupportedOperationException("a part of a " + name + " is not written");
        },
        beginning);
  }

  /** The kind of that name. */
  static Kind<?> of(String name) {
    Kind<?> kind = ALL.get(name);
    if (kind == null) {
      throw new IllegalArgumentException("there is no kind " + name);
    }
    return kind;
  }

  /** The name in state and messages, which is never changed. */
  public String name() {
    return name;
  }

  public byte[] written(V value) {
    FormOutput to = new FormOutput();
    to.writeByte(VERSION);
    writing.write(value, to);
    return to.written();
  }

  /**
   * @throws IllegalArgumentException when it is no form of the kind
   */
  public V read(byte[] form) {
    FormInput from = new FormInput(form);
    try {
      int version = from.readByte();
      if (version != VERSION) {
        throw new IllegalArgumentException("a " + name + " of version " + version);
      }
      return reading.read(from);
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      throw new IllegalArgumentException("what is kept of a " + name + " cannot be read", e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
