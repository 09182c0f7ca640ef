package io.gridline.connectors.kafka;

import io.gridline.pipelines.entry.ListedReview;
import io.gridline.schemas.Schemas;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** Questions for a clerk on {@link Topics#REVIEW}. */
public final class ReviewCodec extends MessageCodec<ListedReview> {

  private static final long serialVersionUID = 1;

  @Override
  Schema contract() {
    return Schemas.REVIEW;
  }

  @Override
  void write(ListedReview review, GenericRecord to) {
    to.put("order", review.order());
    to.put("order_version", review.orderVersion());
    Fields.putTime(to, "as_of", review.asOf());
    to.put("review_id", review.reviewId());
    to.put("reason", review.reason());
    to.put("source", review.source());
    to.put("rules", List.of());
    to.put("matches_sealed", List.of());
    Fields.putBytes(to, "question_sealed", review.questionSealed());
    to.put("detail", review.detail());
  }

  @Override
  ListedReview read(GenericRecord from) {
    return new ListedReview(
        Fields.text(from, "order"),
        Fields.number(from, "order_version"),
        Fields.time(from, "as_of"),
        Fields.text(from, "review_id"),
        Fields.text(from, "reason"),
        Fields.text(from, "source"),
        Fields.text(from, "detail"),
        Fields.bytes(from, "question_sealed"));
  }
}
