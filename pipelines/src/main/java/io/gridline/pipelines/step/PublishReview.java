package io.gridline.pipelines.step;

import io.gridline.pipelines.entry.ListedReview;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Keyed by order and question: keeps the question that is shown, and shows another when anything
 * but its as_of has changed. For a moment two groups may both have one that moves from one to the
 * other.
 */
public record PublishReview() implements Step {

  private static final String SHOWN = "";

  @Override
  public StepName name() {
    return StepName.PUBLISH_REVIEW;
  }

  @Override
  public List<Kind<?>> holds() {
    return List.of(Kind.QUESTION, Kind.ASKED);
  }

  @Override
  public void take(Letter letter, Desk desk) {
    if (Step.put(letter, desk)) {
      show(desk);
    }
  }

  private static void show(Desk desk) {
    ListedReview question =
        desk.shelf(Kind.QUESTION).all().entrySet().stream()
            .max(
                Comparator.comparing(
                        (Map.Entry<String, ListedReview> each) -> each.getValue().asOf())
                    .thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getValue)
            .orElse(null);
    ListedReview before = desk.shelf(Kind.ASKED).get(SHOWN);
    if (question == null) {
      desk.shelf(Kind.ASKED).remove(SHOWN);
      desk.send(new Letter(StepName.REVIEW, desk.key(), Kind.QUESTION.name(), SHOWN, null));
    } else if (before == null || !isSame(question, before)) {
      desk.shelf(Kind.ASKED).put(SHOWN, question);
      desk.send(Letter.of(StepName.REVIEW, desk.key(), Kind.QUESTION, SHOWN, question));
    }
  }

  private static boolean isSame(ListedReview question, ListedReview before) {
    byte[] now = Kind.QUESTION.written(question.at(before.asOf()));
    return Arrays.equals(now, Kind.QUESTION.written(before));
  }
}
