package io.gridline.pipelines.step;

import io.gridline.pipelines.entry.ListedReview;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How doubts, and the questions that they make, are written. */
final class DoubtForm {

  private DoubtForm() {}

  static void write(Doubt doubt, DataOutput to) throws IOException {
    RecordForm.write(doubt.seen(), to);
    Form.list(doubt.matches(), Form::bytes, to);
    Form.list(doubt.met(), CaseForm::write, to);
  }

  static Doubt readDoubt(DataInput from) throws IOException {
    return new Doubt(
        RecordForm.readSeen(from),
        Form.list(Form::bytes, from),
        Form.list(CaseForm::readVisit, from));
  }

  static void write(DoubtfulCase doubt, DataOutput to) throws IOException {
    CaseForm.write(doubt.row(), to);
    Form.list(doubt.matches(), Form::bytes, to);
  }

  static DoubtfulCase readCase(DataInput from) throws IOException {
    return new DoubtfulCase(CaseForm.readDelivery(from), Form.list(Form::bytes, from));
  }

  static void write(ListedReview review, DataOutput to) throws IOException {
    Form.text(review.order(), to);
    to.writeInt(review.orderVersion());
    Form.instant(review.asOf(), to);
    Form.text(review.reviewId(), to);
    Form.text(review.reason(), to);
    Form.text(review.source(), to);
    Form.text(review.detail(), to);
    Form.bytes(review.questionSealed(), to);
  }

  static ListedReview readReview(DataInput from) throws IOException {
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
