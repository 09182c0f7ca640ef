package io.gridline.desk.page;

import io.gridline.desk.access.Role;
import io.gridline.desk.access.Session;
import io.gridline.desk.store.Event;
import io.gridline.desk.store.Officers.Progress;
import io.gridline.desk.store.Symptoms;
import io.gridline.desk.store.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What every page is made over: its words, who looks at it, when.
 *
 * @param who null before signing in
 * @param active the item of the navigation that it belongs to
 */
public record Screen(
    Texts texts,
    Session who,
    Instant now,
    Assets assets,
    Neighbours places,
    String active,
    String title) {

  /** A source that has sent nothing for so long is told of. */
  private static final Duration STALE = Duration.ofDays(1);

  private static final Map<String, String> NEXT =
      Map.of("first_visit", "visit", "daily_check", "check", "release", "close");

  /** A value as long as this keeps its last four characters (contract, section 6). */
  private static final int MASKED = 11;

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).withZone(ZONE);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZONE);

  public String say(String key, Object... values) {
    return texts.of(key, values);
  }

  /** The word for a code: of a state, an outcome, a symptom. */
  public String word(String kind, String code) {
    return texts.ofCode(kind, code);
  }

  public String tag() {
    return texts.language() == Language.ZH ? "zh-CN" : "en";
  }

  public String moment(Instant at) {
    return at == null ? "–" : MOMENT.format(at);
  }

  public String day(Instant at) {
    return at == null ? "–" : DAY.format(at);
  }

  public String due(Task task) {
    return DueTime.of(task.dueAt(), now, texts);
  }

  /** What the task waits for. */
  public String next(Task task) {
    return task.dueKind() == null ? "" : word("next", task.dueKind());
  }

  /** Where the task is, as far as whoever looks does not know by their own division. */
  public String place(Task task) {
    return task.routeCode().equals(who.division())
        ? places.own(task.routeCode())
        : Place.ending(task.routeName(), who.divisionName());
  }

  public boolean isElsewhere(Task task) {
    return !task.routeCode().equals(who.division());
  }

  /** The last characters of what is not hidden, by which namesakes are told apart; may be empty. */
  public String tail(Task task) {
    String masked = task.hasPhone() ? task.phoneMasked() : task.documentMasked();
    return masked.length() < MASKED ? "" : say("task.tail", masked.substring(masked.length() - 4));
  }

  /** Who did it; an account of another division is not named. */
  public String whom(Event event) {
    if (event.account() == null) {
      return say("history.elsewhere");
    }
    return event.account().equals("desk") ? say("history.desk") : event.account();
  }

  /** What was noted; of the desk's own steps the word for their code. */
  public String note(Event event) {
    return word("escalate".equals(event.action()) ? "escalated" : "withdrawn", event.note());
  }

  /** Whether an action is what the task waits for. */
  public boolean isNext(Task task, String action) {
    return action.equals(NEXT.get(String.valueOf(task.dueKind())));
  }

  public boolean isOfficer() {
    return who != null && who.role() == Role.OFFICER;
  }

  public boolean seesOthers() {
    return who != null && who.role() != Role.WORKER;
  }

  public boolean isMine(Task task) {
    return who.account().equals(task.claimedBy());
  }

  /** What the division of whoever looks need not be told again. */
  public String shortName(String name) {
    return Place.ending(name, who.divisionName());
  }

  public String division(String code) {
    return places.name(code);
  }

  public List<Neighbours.Neighbour> neighbours(Task task) {
    return places.of(task.routeCode());
  }

  public long sum(Progress row, String... states) {
    return Arrays.stream(states).mapToLong(s -> row.byState().getOrDefault(s, 0L)).sum();
  }

  public boolean isStale(Instant latest) {
    return latest == null || latest.plus(STALE).isBefore(now);
  }

  /** The words of the script, for a block of data in the page. */
  public String scriptTexts() {
    return ScriptData.of(texts.ofScript());
  }

  public List<String> symptoms() {
    return Symptoms.CODES;
  }

  public List<String> outcomes() {
    return List.of(
        "released",
        "referred_to_clinic",
        "referred_to_online_clinic",
        "hospitalised",
        "not_found",
        "wrong_person",
        "moved_on");
  }
}
