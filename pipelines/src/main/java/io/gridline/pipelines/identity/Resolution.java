package io.gridline.pipelines.identity;

/**
 * Who a claim is at an instant.
 *
 * @param outcome what was found
 * @param binding the person's, when a resident was found; else null
 */
public record Resolution(Outcome outcome, Binding binding) {

  /** The three answers, two of them for clerical review. */
  public enum Outcome {
    RESIDENT,
    VISITOR,
    MALFORMED_NUMBER,
    AMBIGUOUS_CLAIM;

    public boolean isForReview() {
      return this == MALFORMED_NUMBER || this == AMBIGUOUS_CLAIM;
    }
  }
}
