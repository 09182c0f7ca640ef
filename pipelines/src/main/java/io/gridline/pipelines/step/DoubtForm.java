package io.gridline.pipelines.step;

import io.gridline.pipelines.entry.ListedReview;

/** How doubts, and the questions that they make, are written. */
final class DoubtForm {

  private DoubtForm() {}

  static void write(Doubt doubt, FormOutput to) {
    RecordForm.write(doubt.seen(), to);
    Form.list(doubt.matches(), Form::bytes, to);
  }

  static Doubt readDoubt(FormInput from) {
    return new Doubt(RecordForm.readSeen(from), Form.list(Form::bytes, from));
  }

  static void write(DoubtfulCase doubt, FormOutput to) {
    CaseForm.write(doubt.row(), to);
    Form.list(doubt.matches(), Form::bytes, to);
  }

  static DoubtfulCase readCase(FormInput from) {
    return new DoubtfulCase(CaseForm.readDelivery(from), Form.list(Form::bytes, from));
  }

  static void write(ListedReview review, FormOutput to) {
    Form.text(review.order(), to);
    to.writeInt(review.orderVersion());
    Form.instant(review.asOf(), to);
    Form.text(review.reviewId(), to);
    Form.text(review.reason(), to);
    Form.text(review.source(), to);
    Form.text(review.detail(), to);
    Form.bytes(review.questionSealed(), to);
  }

  static ListedReview readReview(FormInput from) {
    return new ListedReview(
        Form.text(from),
        from.readInt(),
        Form.instant(from),
        Form.text(from),
        Form.text(from),
        Form.text(from),
        Form.text(from),
        Form.bytes(from));
  }
}
