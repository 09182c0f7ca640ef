package io.gridline.pipelines.step;

import io.gridline.pipelines.identity.ResolvedBy;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Presence;
import io.gridline.pipelines.presence.RecordId;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.Source;
import io.gridline.pipelines.presence.Stay;
import io.gridline.pipelines.presence.Trip;

/** How records are written. */
final class RecordForm {

  private static final Named<Source> SOURCES = new Named<>(Source.values(), Source::text);
  private static final Named<ResolvedBy> WAYS = new Named<>(ResolvedBy.values(), ResolvedBy::text);

  private RecordForm() {}

  static void write(Revision revision, FormOutput to) {
    id(revision.id(), to);
    to.writeInt(revision.number());
    to.writeBoolean(revision.cancelled());
    Form.maybe(revision.presence(), RecordForm::presence, to);
    Form.bytes(revision.sealedComparison(), to);
  }

  static Revision readRevision(FormInput from) {
    return new Revision(
        id(from),
        from.readInt(),
        from.readBoolean(),
        Form.maybe(RecordForm::presence, from),
        Form.bytes(from));
  }

  static void write(Seen seen, FormOutput to) {
    presence(seen.presence(), to);
    Form.list(seen.rivals(), RecordForm::rival, to);
  }

  static Seen readSeen(FormInput from) {
    return new Seen(presence(from), Form.list(RecordForm::rival, from));
  }

  /** What is asked of every record of a household comes first: {@link #readPlace}. */
  static void write(Known known, FormOutput to) {
    Form.division(known.seen().presence().place(), to);
    Form.text(known.person(), to);
    write(known.seen(), to);
    WAYS.write(known.resolvedBy(), to);
    Form.maybe(known.visitor(), Form::claim, to);
    Form.bytes(known.sealedName(), to);
  }

  static Division readPlace(FormInput from) {
    return Form.division(from);
  }

  static Known readKnown(FormInput from) {
    readPlace(from);
    return new Known(
        Form.text(from),
        readSeen(from),
        WAYS.read(from),
        Form.maybe(Form::claim, from),
        Form.bytes(from));
  }

  static void write(Passing passing, FormOutput to) {
    Form.text(passing.group(), to);
    Form.interval(passing.interval(), to);
  }

  static Passing readPassing(FormInput from) {
    return new Passing(Form.text(from), Form.interval(from));
  }

  static void presence(Presence presence, FormOutput to) {
    id(presence.id(), to);
    Form.maybe(presence.claim(), Form::claim, to);
    Form.interval(presence.interval(), to);
    Form.division(presence.place(), to);
    Form.maybe(presence.trip(), RecordForm::trip, to);
    Form.maybe(presence.stay(), RecordForm::stay, to);
    Form.bytes(presence.sealedName(), to);
  }

  static Presence presence(FormInput from) {
    return new Presence(
        id(from),
        Form.maybe(Form::claim, from),
        Form.interval(from),
        Form.division(from),
        Form.maybe(RecordForm::trip, from),
        Form.maybe(RecordForm::stay, from),
        Form.bytes(from));
  }

  private static void id(RecordId id, FormOutput to) {
    SOURCES.write(id.source(), to);
    Form.text(id.id(), to);
  }

  private static RecordId id(FormInput from) {
    return new RecordId(SOURCES.read(from), Form.text(from));
  }

  private static void rival(Seen.Rival rival, FormOutput to) {
    Form.division(rival.place(), to);
    Form.interval(rival.interval(), to);
  }

  private static Seen.Rival rival(FormInput from) {
    return new Seen.Rival(Form.division(from), Form.interval(from));
  }

  private static void trip(Trip trip, FormOutput to) {
    Form.division(trip.destination(), to);
    Form.text(trip.destinationName(), to);
    Form.text(trip.vehicle(), to);
    to.writeLong(trip.serviceDay());
    Form.text(trip.car(), to);
    Form.text(trip.seat(), to);
  }

  private static Trip trip(FormInput from) {
    return new Trip(
        Form.division(from),
        Form.text(from),
        Form.text(from),
        from.readLong(),
        Form.text(from),
        Form.text(from));
  }

  private static void stay(Stay stay, FormOutput to) {
    Form.text(stay.hotelId(), to);
    Form.text(stay.hotelName(), to);
    Form.text(stay.room(), to);
  }

  private static Stay stay(FormInput from) {
    return new Stay(Form.text(from), Form.text(from), Form.text(from));
  }
}
