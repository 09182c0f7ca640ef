package io.gridline.pipelines.step;

import io.gridline.pipelines.entry.ListedEntry;
import io.gridline.pipelines.order.Level;
import io.gridline.pipelines.step.Letter.Address;
import java.util.List;
import java.util.Locale;

/** How entries, and where something was sent, are written. Evidence stays in its household. */
final class EntryForm {

  private EntryForm() {}

  static void write(ListedEntry entry, FormOutput to) {
    Form.text(entry.order(), to);
    to.writeInt(entry.orderVersion());
    Form.instant(entry.asOf(), to);
    Form.text(entry.personKey(), to);
    Form.maybe(entry.personId(), Form::text, to);
    Form.text(entry.name(), to);
    Form.text(entry.documentNumber(), to);
    Form.text(entry.phone(), to);
    Form.text(entry.level().text(), to);
    Form.texts(entry.rules(), to);
    Form.texts(entry.sources(), to);
    to.writeInt(entry.evidenceCount());
    Form.instant(entry.firstExposedAt(), to);
    Form.instant(entry.lastExposedAt(), to);
    Form.instant(entry.observeUntil(), to);
    Form.text(entry.routeCode(), to);
    Form.text(entry.streetCode(), to);
    Form.text(entry.communityCode(), to);
    Form.text(entry.address(), to);
    Form.text(entry.householdKey(), to);
    Form.bytes(entry.contactSealed(), to);
    to.writeBoolean(entry.isReferral());
  }

  static ListedEntry readEntry(FormInput from) {
    return new ListedEntry(
        Form.text(from),
        from.readInt(),
        Form.instant(from),
        Form.text(from),
        Form.maybe(Form::text, from),
        Form.text(from),
        Form.text(from),
        Form.text(from),
        Level.valueOf(Form.text(from).toUpperCase(Locale.ROOT)),
        Form.texts(from),
        Form.texts(from),
        from.readInt(),
        Form.instant(from),
        Form.instant(from),
        Form.instant(from),
        Form.text(from),
        Form.text(from),
        Form.text(from),
        Form.text(from),
        Form.text(from),
        Form.bytes(from),
        from.readBoolean(),
        List.of());
  }

  static void write(Shown shown, FormOutput to) {
    write(shown.entry(), to);
    to.writeInt(shown.version());
  }

  static Shown readShown(FormInput from) {
    return new Shown(readEntry(from), from.readInt());
  }

  static void write(List<Address> addresses, FormOutput to) {
    Form.list(addresses, EntryForm::address, to);
  }

  static List<Address> readAddresses(FormInput from) {
    return Form.list(EntryForm::address, from);
  }

  private static void address(Address address, FormOutput to) {
    Form.text(address.to().name(), to);
    Form.text(address.key(), to);
    Form.text(address.kind(), to);
    Form.text(address.id(), to);
  }

  private static Address address(FormInput from) {
    return new Address(
        StepName.valueOf(Form.text(from)), Form.text(from), Form.text(from), Form.text(from));
  }
}
