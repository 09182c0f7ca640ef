package io.gridline.pipelines.step;

import io.gridline.pipelines.entry.ListedEntry;
import io.gridline.pipelines.order.Level;
import io.gridline.pipelines.step.Letter.Address;
import java.util.List;

/** How entries, and where something was sent, are written. Evidence stays in its household. */
final class EntryForm {

  private static final Named<Level> LEVELS = new Named<>(Level.values(), Level::text);
  private static final Named<StepName> STEPS = new Named<>(StepName.values(), StepName::name);

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
    LEVELS.write(entry.level(), to);
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
        LEVELS.read(from),
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
    STEPS.write(address.to(), to);
    Form.text(address.key(), to);
    Form.text(address.kind(), to);
    Form.text(address.id(), to);
  }

  private static Address address(FormInput from) {
    return new Address(STEPS.read(from), Form.text(from), Form.text(from), Form.text(from));
  }
}
