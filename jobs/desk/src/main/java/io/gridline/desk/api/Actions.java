package io.gridline.desk.api;

import io.gridline.desk.access.RequestSession;
import io.gridline.desk.store.Action;
import io.gridline.desk.store.ActionFields;
import io.gridline.desk.store.Answer;
import io.gridline.desk.store.Symptoms;
import io.gridline.desk.store.Task;
import io.gridline.desk.store.Tasks;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes actions: one by one, or what a phone has gathered without a network. */
final class Actions {

  private static final int LONGEST_TEXT = 500;
  private static final int MOST = 200;
  private static final BigDecimal COLDEST = BigDecimal.valueOf(30);
  private static final BigDecimal HOTTEST = BigDecimal.valueOf(45);

  private final Tasks tasks;

  Actions(Tasks tasks) {
    this.tasks = tasks;
  }

  /**
   * As it comes.
   *
   * @param taskId in a batch only
   */
  private record Sent(
      Long taskId,
      UUID actionId,
      Integer version,
      Instant at,
      String action,
      List<Long> also,
      String outcome,
      String to,
      String reason,
      String note,
      BigDecimal temperatureC,
      List<String> symptoms,
      String needs,
      Boolean reached) {

    Action toAction() {
      if (actionId == null || version == null || action == null || !isWellFormed()) {
        throw new BadRequestResponse();
      }
      return new Action(
          actionId,
          version,
          at,
          action,
          new ActionFields(outcome, to, reason, note, temperatureC, symptoms, needs, reached),
          also == null ? List.of() : also);
    }

    private boolean isWellFormed() {
      return isShort(reason)
          && isShort(note)
          && isShort(needs)
          && (temperatureC == null
              || (temperatureC.compareTo(COLDEST) >= 0 && temperatureC.compareTo(HOTTEST) <= 0))
          && (symptoms == null || Symptoms.CODES.containsAll(symptoms));
    }

    private static boolean isShort(String text) {
      return text == null || text.length() <= LONGEST_TEXT;
    }
  }

  private record Batch(List<Sent> actions) {}

  /**
   * The answer to one of a batch.
   *
   * @param code null when it was taken
   */
  private record Answered(UUID actionId, int status, String code, List<Task> tasks) {}

  void one(Context context) {
    Action action = Api.read(context, Sent.class).toAction();
    Answer answer =
        tasks.act(RequestSession.of(context), Api.id(context), action, Api.language(context));
    if (answer instanceof Answer.Done done) {
      Api.write(context, Map.of("tasks", done.tasks()));
    } else if (answer instanceof Answer.Refused refused) {
      Problem.refused(refused.code(), refused.current()).answer(context);
    }
  }

  /** Each is answered by itself, in the sequence in which they were sent. */
  void many(Context context) {
    Batch batch = Api.read(context, Batch.class);
    if (batch.actions() == null || batch.actions().size() > MOST) {
      throw new BadRequestResponse();
    }
    List<Answered> answers = new ArrayList<>();
    for (Sent sent : batch.actions()) {
      answers.add(answer(context, sent));
    }
    Api.write(context, Map.of("answers", answers));
  }

  private Answered answer(Context context, Sent sent) {
    Action action;
    try {
      action = sent.toAction();
    } catch (BadRequestResponse notWellFormed) {
      return new Answered(sent.actionId(), 422, "bad_fields", List.of());
    }
    if (sent.taskId() == null) {
      return new Answered(sent.actionId(), 422, "bad_fields", List.of());
    }
    Answer answer =
        tasks.act(RequestSession.of(context), sent.taskId(), action, Api.language(context));
    if (answer instanceof Answer.Refused refused) {
      RequestSession.doubt(context);
      return new Answered(
          sent.actionId(),
          Problem.refused(refused.code(), null).status(),
          refused.code(),
          refused.current() == null ? List.of() : List.of(refused.current()));
    }
    return new Answered(sent.actionId(), 200, null, ((Answer.Done) answer).tasks());
  }
}
