package io.gridline.pipelines.scheduled;

import static io.gridline.pipelines.scheduled.MovedSerializer.readInstant;
import static io.gridline.pipelines.scheduled.MovedSerializer.readText;
import static io.gridline.pipelines.scheduled.MovedSerializer.readTexts;
import static io.gridline.pipelines.scheduled.MovedSerializer.writeInstant;
import static io.gridline.pipelines.scheduled.MovedSerializer.writeText;
import static io.gridline.pipelines.scheduled.MovedSerializer.writeTexts;

import io.gridline.pipelines.contact.Contact;
import io.gridline.pipelines.contact.IndexCase;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.identity.Register.Document;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.Register.Subscription;
import io.gridline.pipelines.identity.ResolvedBy;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.Presence;
import io.gridline.pipelines.presence.RecordId;
import io.gridline.pipelines.presence.Source;
import io.gridline.pipelines.presence.Stay;
import io.gridline.pipelines.presence.Trip;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The parts of a {@link Fact} as {@link FactSerializer} writes them, one after the other. */
final class FactFields {

  private static final int PERSON = 0;
  private static final int DOCUMENT = 1;
  private static final int SUBSCRIPTION = 2;
  private static final int TRIP = 1;
  private static final int STAY = 2;
  private static final byte[] NO_NAME = new byte[0];
  private static final Source[] SOURCES = Source.values();
  private static final ClaimType[] TYPES = ClaimType.values();
  private static final ResolvedBy[] WAYS = ResolvedBy.values();

  private FactFields() {}

  static void writeRow(RegisterRow row, DataOutputView to) throws IOException {
    if (row.person() != null) {
      Person person = row.person();
      to.writeByte(PERSON);
      writeText(person.personId(), to);
      writeText(person.name(), to);
      writeText(person.idNumber(), to);
      writeText(person.householdId(), to);
      writeText(person.registered().code(), to);
      writeText(person.residence().code(), to);
      writeText(person.address(), to);
      to.writeLong(person.print());
    } else if (row.document() != null) {
      to.writeByte(DOCUMENT);
      writeClaim(row.document().claim(), to);
      writeText(row.document().personId(), to);
    } else {
      Subscription subscription = row.subscription();
      to.writeByte(SUBSCRIPTION);
      writeClaim(subscription.phone(), to);
      writeText(subscription.personId(), to);
      writeInstant(subscription.validFrom(), to);
      to.writeBoolean(subscription.validTo() != null);
      if (subscription.validTo() != null) {
        writeInstant(subscription.validTo(), to);
      }
    }
  }

  static RegisterRow readRow(DataInputView from) throws IOException {
    int kind = from.readByte();
    return switch (kind) {
      case PERSON ->
          new RegisterRow(
              new Person(
                  readText(from),
                  readText(from),
                  readText(from),
                  readText(from),
                  new Division(readText(from)),
                  new Division(readText(from)),
                  readText(from),
                  from.readLong()),
              null,
              null);
      case DOCUMENT -> new RegisterRow(null, new Document(readClaim(from), readText(from)), null);
      case SUBSCRIPTION ->
          new RegisterRow(
              null,
              null,
              new Subscription(
                  readClaim(from),
                  readText(from),
                  readInstant(from),
                  from.readBoolean() ? readInstant(from) : null));
      default -> throw new IOException("the register has no row of kind " + kind);
    };
  }

  static void writeRecord(Fact.Resolved record, DataOutputView to) throws IOException {
    Presence presence = record.found().presence();
    to.writeByte(record.resolvedBy().ordinal());
    to.writeByte(presence.source().ordinal());
    writeText(presence.id().id(), to);
    writeInterval(presence.interval(), to);
    writeText(presence.place().code(), to);
    if (presence.trip() != null) {
      to.writeByte(TRIP);
      writeTrip(presence.trip(), to);
    } else if (presence.stay() != null) {
      to.writeByte(STAY);
      writeText(presence.stay().hotelId(), to);
      writeText(presence.stay().hotelName(), to);
      writeText(presence.stay().room(), to);
    } else {
      to.writeByte(0);
    }
    to.writeInt(record.found().contacts().size());
    for (Contact contact : record.found().contacts()) {
      writeContact(contact, to);
    }
    writeTexts(record.found().fallenFor(), to);
    to.writeBoolean(record.visitor() != null);
    if (record.visitor() != null) {
      writeClaim(record.visitor(), to);
      writeText(record.name(), to);
    }
  }

  static Fact.Resolved readRecord(DataInputView from) throws IOException {
    ResolvedBy way = WAYS[from.readByte()];
    RecordId id = new RecordId(SOURCES[from.readByte()], readText(from));
    Interval interval = readInterval(from);
    Division place = new Division(readText(from));
    int kind = from.readByte();
    Trip trip = kind == TRIP ? readTrip(from) : null;
    Stay stay = kind == STAY ? new Stay(readText(from), readText(from), readText(from)) : null;
    Presence presence = new Presence(id, null, interval, place, trip, stay, NO_NAME);
    List<Contact> contacts = new ArrayList<>();
    for (int left = from.readInt(); left > 0; left--) {
      contacts.add(
          new Contact(
              readText(from), readText(from), readText(from), readText(from), readInterval(from)));
    }
    List<String> fallenFor = readTexts(from);
    boolean isVisitor = from.readBoolean();
    Claim visitor = isVisitor ? readClaim(from) : null;
    String name = isVisitor ? readText(from) : "";
    return new Fact.Resolved(new FoundPresence(presence, contacts, fallenFor), way, visitor, name);
  }

  static void writeCase(IndexCase indexCase, DataOutputView to) throws IOException {
    writeText(indexCase.caseId(), to);
    writeText(indexCase.order(), to);
    writeInterval(indexCase.infectious(), to);
  }

  static IndexCase readCase(DataInputView from) throws IOException {
    return new IndexCase(readText(from), readText(from), readInterval(from));
  }

  private static void writeTrip(Trip trip, DataOutputView to) throws IOException {
    writeText(trip.destination().code(), to);
    writeText(trip.destinationName(), to);
    writeText(trip.vehicle(), to);
    to.writeLong(trip.serviceDay());
    writeText(trip.car(), to);
    writeText(trip.seat(), to);
  }

  private static Trip readTrip(DataInputView from) throws IOException {
    return new Trip(
        new Division(readText(from)),
        readText(from),
        readText(from),
        from.readLong(),
        readText(from),
        readText(from));
  }

  private static void writeContact(Contact contact, DataOutputView to) throws IOException {
    writeText(contact.order(), to);
    writeText(contact.rule(), to);
    writeText(contact.caseId(), to);
    writeText(contact.casePerson(), to);
    writeInterval(contact.overlap(), to);
  }

  private static void writeClaim(Claim claim, DataOutputView to) throws IOException {
    to.writeByte(claim.type().ordinal());
    writeText(claim.number(), to);
  }

  private static Claim readClaim(DataInputView from) throws IOException {
    return new Claim(TYPES[from.readByte()], readText(from));
  }

  private static void writeInterval(Interval interval, DataOutputView to) throws IOException {
    writeInstant(interval.from(), to);
    writeInstant(interval.to(), to);
  }

  private static Interval readInterval(DataInputView from) throws IOException {
    return new Interval(readInstant(from), readInstant(from));
  }
}
