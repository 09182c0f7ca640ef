package io.gridline.pipelines.step;

import io.gridline.pipelines.identity.Binding;
import io.gridline.pipelines.identity.Register.Table;
import io.gridline.pipelines.identity.SealedRow;
import java.util.List;

/** How what the register says is written. */
final class RegisterForm {

  private static final Named<Table> TABLES = new Named<>(Table.values(), Table::name);

  private RegisterForm() {}

  /** Where the person lives, which is asked of every household, comes first. */
  static void write(List<SealedRow> rows, FormOutput to) {
    Form.maybe(Living.of(rows), RegisterForm::living, to);
    Form.list(rows, RegisterForm::write, to);
  }

  private static void living(Living living, FormOutput to) {
    Form.division(living.residence(), to);
    Form.division(living.registered(), to);
  }

  /** Null of somebody whom the person table does not have. */
  static Living readLiving(FormInput from) {
    return Form.maybe(in -> new Living(Form.division(in), Form.division(in)), from);
  }

  static List<SealedRow> readRows(FormInput from) {
    readLiving(from);
    return Form.list(RegisterForm::readRow, from);
  }

  static void write(SealedRow row, FormOutput to) {
    TABLES.write(row.table(), to);
    Form.text(row.personKey(), to);
    Form.text(row.rowKey(), to);
    Form.text(row.householdKey(), to);
    Form.maybe(row.claimType(), Form::type, to);
    Form.maybe(row.claim(), Form::hash, to);
    Form.maybe(row.registered(), Form::division, to);
    Form.maybe(row.residence(), Form::division, to);
    Form.maybe(row.validFrom(), Form::instant, to);
    Form.maybe(row.validTo(), Form::instant, to);
    Form.bytes(row.sealed(), to);
  }

  static SealedRow readRow(FormInput from) {
    return new SealedRow(
        TABLES.read(from),
        Form.text(from),
        Form.text(from),
        Form.text(from),
        Form.maybe(Form::type, from),
        Form.maybe(Form::hash, from),
        Form.maybe(Form::division, from),
        Form.maybe(Form::division, from),
        Form.maybe(Form::instant, from),
        Form.maybe(Form::instant, from),
        Form.bytes(from));
  }

  static void write(Bound bound, FormOutput to) {
    Binding binding = bound.binding();
    Form.hash(binding.claim(), to);
    Form.text(binding.personId(), to);
    Form.text(binding.household(), to);
    Form.maybe(binding.validFrom(), Form::instant, to);
    Form.maybe(binding.validTo(), Form::instant, to);
    Form.list(bound.documents(), Form::hash, to);
    Form.bytes(bound.sealedRow(), to);
  }

  static Bound readBound(FormInput from) {
    Binding binding =
        new Binding(
            Form.hash(from),
            Form.text(from),
            Form.text(from),
            Form.maybe(Form::instant, from),
            Form.maybe(Form::instant, from));
    return new Bound(binding, Form.list(Form::hash, from), Form.bytes(from));
  }
}
