package io.gridline.pipelines.step;

import io.gridline.pipelines.contact.CaseDelivery;
import io.gridline.pipelines.contact.CaseVisit;
import io.gridline.pipelines.contact.IndexCase;

/** How cases, and what was met of them, are written. */
final class CaseForm {

  private CaseForm() {}

  static void write(CaseDelivery delivery, FormOutput to) {
    Form.text(delivery.caseId(), to);
    to.writeInt(delivery.revision());
    to.writeBoolean(delivery.cancelled());
    Form.text(delivery.order(), to);
    Form.claim(delivery.claim(), to);
    Form.interval(delivery.infectious(), to);
    Form.bytes(delivery.sealedComparison(), to);
  }

  static CaseDelivery readDelivery(FormInput from) {
    return new CaseDelivery(
        Form.text(from),
        from.readInt(),
        from.readBoolean(),
        Form.text(from),
        Form.claim(from),
        Form.interval(from),
        Form.bytes(from));
  }

  static void write(Mark mark, FormOutput to) {
    Form.text(mark.person(), to);
    indexCase(mark.indexCase(), to);
  }

  static Mark readMark(FormInput from) {
    return new Mark(Form.text(from), indexCase(from));
  }

  static void write(CaseVisit visit, FormOutput to) {
    indexCase(visit.indexCase(), to);
    Form.text(visit.casePerson(), to);
    RecordForm.presence(visit.presence(), to);
  }

  static CaseVisit readVisit(FormInput from) {
    return new CaseVisit(indexCase(from), Form.text(from), RecordForm.presence(from));
  }

  static void write(Met met, FormOutput to) {
    Form.text(met.record(), to);
    write(met.visit(), to);
  }

  static Met readMet(FormInput from) {
    return new Met(Form.text(from), readVisit(from));
  }

  private static void indexCase(IndexCase indexCase, FormOutput to) {
    Form.text(indexCase.caseId(), to);
    Form.text(indexCase.order(), to);
    Form.interval(indexCase.infectious(), to);
  }

  private static IndexCase indexCase(FormInput from) {
    return new IndexCase(Form.text(from), Form.text(from), Form.interval(from));
  }
}
