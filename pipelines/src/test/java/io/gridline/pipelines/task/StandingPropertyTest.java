package io.gridline.pipelines.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whole lives of tasks against a plain account of them. */
class StandingPropertyTest {

  private static final Instant START = Instant.parse("2020-02-10T01:00:00Z");
  private static final Instant UNTIL = START.plus(Duration.ofDays(14));

  /**
   * @param what a step, or EXPOSE, WITHDRAW, LIST
   */
  record Move(String what, int minutesLater) {}

  @Provide
  Arbitrary<List<Move>> lives() {
    Arbitrary<String> what =
        Arbitraries.of(
            "ACKNOWLEDGE",
            "CONTACT",
            "VISIT",
            "OBSERVE",
            "CHECK",
            "CLOSE",
            "TRANSFER",
            "ACCEPT",
            "REFUSE",
            "NOTE",
            "EXPOSE",
            "WITHDRAW",
            "LIST");
    return Combinators.combine(what, Arbitraries.integers().between(1, 2000))
        .as(Move::new)
        .list()
        .ofMaxSize(30);
  }

  @Property
  void everyLifeIsAsThePlainAccountTellsIt(@ForAll("lives") List<Move> life) {
    Standing task = Standing.listed("330106001001", START, UNTIL, START);
    PlainTask plain = new PlainTask();
    Instant now = START;
    Instant exposed = START;
    for (Move move : life) {
      now = now.plus(Duration.ofMinutes(move.minutesLater()));
      switch (move.what()) {
        case "EXPOSE" -> {
          exposed = exposed.plusSeconds(60);
          task = task.follow(task.listedRoute(), exposed, UNTIL, now);
        }
        case "LIST" -> task = task.follow(task.listedRoute(), exposed, UNTIL, now);
        case "WITHDRAW" -> task = task.withdraw();
        default -> {
          Step step = Step.valueOf(move.what());
          boolean may = plain.may(move.what());
          assertThat(step.isAllowed(task.state())).as(move + " from " + plain.state).isEqualTo(may);
          if (!may) {
            continue;
          }
          task = task.take(step, now, now, "330106001002");
        }
      }
      plain.happen(move.what(), now);
      assertThat(task.state().name()).as(move.toString()).isEqualTo(plain.state);
      assertThat(task.due(Deadlines.DEFAULT).map(Due::at).orElse(null)).isEqualTo(plain.due());
      assertThat(task.escalation(Deadlines.DEFAULT, now).level()).isEqualTo(plain.level(now));
    }
  }

  /** The same told plainly, sharing nothing with what is tested. */
  private static final class PlainTask {
    private String state = "NEW";
    private String before = "";
    private Instant clock = START;
    private Instant step = START;

    boolean may(String what) {
      if (state.equals("CLOSED") || state.equals("WITHDRAWN")) {
        return false;
      }
      if (state.equals("TRANSFERRED")) {
        return List.of("ACCEPT", "REFUSE", "NOTE").contains(what);
      }
      return switch (what) {
        case "ACCEPT", "REFUSE" -> false;
        case "ACKNOWLEDGE" -> state.equals("NEW");
        case "OBSERVE" -> List.of("ACKNOWLEDGED", "CONTACTED", "VISITED").contains(state);
        case "CHECK" -> List.of("CONTACTED", "VISITED", "UNDER_OBSERVATION").contains(state);
        default -> true;
      };
    }

    void happen(String what, Instant now) {
      switch (what) {
        case "ACKNOWLEDGE" -> state = "ACKNOWLEDGED";
        case "CONTACT" ->
            state = List.of("NEW", "ACKNOWLEDGED").contains(state) ? "CONTACTED" : state;
        case "VISIT" -> {
          state = state.equals("UNDER_OBSERVATION") ? state : "VISITED";
          step = now;
        }
        case "OBSERVE", "CHECK" -> {
          state = "UNDER_OBSERVATION";
          step = now;
        }
        case "CLOSE" -> state = "CLOSED";
        case "TRANSFER" -> {
          before = state;
          state = "TRANSFERRED";
          step = now;
        }
        case "REFUSE" -> {
          state = before;
          step = now;
        }
        case "ACCEPT" -> begin(now);
        case "WITHDRAW" -> state = state.equals("CLOSED") ? state : "WITHDRAWN";
        case "LIST" -> {
          if (state.equals("WITHDRAWN")) {
            begin(now);
          }
        }
        case "EXPOSE" -> {
          if (List.of("WITHDRAWN", "CLOSED").contains(state)) {
            begin(now);
          } else {
            clock = now;
            step = now;
          }
        }
        default -> {}
      }
    }

    private void begin(Instant now) {
      state = "NEW";
      clock = now;
      step = now;
    }

    Instant due() {
      return switch (state) {
        case "NEW" -> clock.plus(Duration.ofHours(2));
        case "ACKNOWLEDGED", "CONTACTED" -> clock.plus(Duration.ofHours(24));
        case "VISITED" -> step.plus(Duration.ofHours(24));
        case "UNDER_OBSERVATION" ->
            step.plus(Duration.ofHours(24)).isBefore(UNTIL)
                ? step.plus(Duration.ofHours(24))
                : UNTIL;
        case "TRANSFERRED" -> step.plus(Duration.ofHours(12));
        default -> null;
      };
    }

    int level(Instant now) {
      int hours = state.equals("NEW") ? 2 : state.equals("TRANSFERRED") ? 12 : 24;
      int level = 0;
      for (Instant at = due();
          at != null && level < 3 && !now.isBefore(at);
          at = at.plus(Duration.ofHours(hours))) {
        level++;
      }
      return level;
    }
  }
}
