package io.gridline.pipelines.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandingTest {

  private static final Instant NOW = Instant.parse("2020-02-10T01:00:00Z");
  private static final Instant EXPOSED = Instant.parse("2020-02-08T00:00:00Z");
  private static final Instant UNTIL = EXPOSED.plus(Duration.ofDays(14));
  private static final String HERE = "330106001001";
  private static final String THERE = "330106001002";

  private final Standing fresh = Standing.listed(HERE, EXPOSED, UNTIL, NOW);

  @Test
  void waitsTwoHoursToBeAcknowledgedAndADayForTheVisit() {
    assertThat(fresh.due(Deadlines.DEFAULT)).contains(new Due(Due.Kind.ACKNOWLEDGE, hours(2)));
    assertThat(take(fresh, Step.ACKNOWLEDGE, 1).due(Deadlines.DEFAULT))
        .contains(new Due(Due.Kind.FIRST_VISIT, hours(24)));
  }

  @Test
  void anOrdersOwnDeadlinesStandBesideTheDefaults() {
    Deadlines deadlines = Deadlines.of(Map.of("acknowledge", Duration.ofMinutes(30)));

    assertThat(fresh.due(deadlines).orElseThrow().at()).isEqualTo(NOW.plusSeconds(1800));
    assertThat(deadlines.firstVisit()).isEqualTo(Duration.ofHours(24));
  }

  @Test
  void isCheckedDailyUntilObservationIsOver() {
    Standing observed = take(take(fresh, Step.VISIT, 3), Step.OBSERVE, 3);

    assertThat(observed.due(Deadlines.DEFAULT)).contains(new Due(Due.Kind.DAILY_CHECK, hours(27)));
    Standing last =
        observed.take(Step.CHECK, UNTIL.minusSeconds(3600), UNTIL.minusSeconds(3600), null);
    assertThat(last.due(Deadlines.DEFAULT)).contains(new Due(Due.Kind.RELEASE, UNTIL));
  }

  @Test
  void aCheckThatComesLateCountsFromWhenItWasMade() {
    Standing observed = take(take(fresh, Step.VISIT, 3), Step.OBSERVE, 3);

    Standing late = observed.take(Step.CHECK, hours(20), hours(30), null);
    Standing later = late.take(Step.CHECK, hours(10), hours(31), null);

    assertThat(late.due(Deadlines.DEFAULT).orElseThrow().at()).isEqualTo(hours(44));
    assertThat(later.stepAt()).isEqualTo(late.stepAt());
  }

  @Test
  void aVisitAfterTheFirstMovesNothingBack() {
    Standing observed = take(take(fresh, Step.VISIT, 3), Step.OBSERVE, 3);

    assertThat(take(observed, Step.VISIT, 5).state()).isEqualTo(TaskState.UNDER_OBSERVATION);
    assertThat(take(observed, Step.CONTACT, 5).state()).isEqualTo(TaskState.UNDER_OBSERVATION);
  }

  @Test
  void aRefusedTransferGoesBackToWhereItWas() {
    Standing contacted = take(fresh, Step.CONTACT, 1);
    Standing offered = take(contacted, Step.TRANSFER, 2);

    assertThat(offered.due(Deadlines.DEFAULT)).contains(new Due(Due.Kind.TRANSFER, hours(14)));
    assertThat(take(offered, Step.NOTE, 3).before()).isEqualTo(TaskState.CONTACTED);
    assertThat(take(offered, Step.REFUSE, 3).state()).isEqualTo(TaskState.CONTACTED);
  }

  @Test
  void anAcceptedTransferIsNewThereAndStaysWhenTheEntryIsSentAgain() {
    Standing accepted = take(fresh, Step.TRANSFER, 1).take(Step.ACCEPT, hours(2), hours(2), THERE);

    assertThat(accepted.state()).isEqualTo(TaskState.NEW);
    assertThat(accepted.clockAt()).isEqualTo(hours(2));
    assertThat(accepted.follow(HERE, EXPOSED, UNTIL, hours(3)).routeCode()).isEqualTo(THERE);
    assertThat(accepted.follow("330106001003", EXPOSED, UNTIL, hours(3)).routeCode())
        .isEqualTo("330106001003");
  }

  @Test
  void exposedAgainTheClockStartsAgain() {
    Standing visited = take(fresh, Step.VISIT, 1);
    Instant again = EXPOSED.plus(Duration.ofDays(1));

    Standing exposed = visited.follow(HERE, again, again.plus(Duration.ofDays(14)), hours(9));

    assertThat(exposed.state()).isEqualTo(TaskState.VISITED);
    assertThat(exposed.clockAt()).isEqualTo(hours(9));
    assertThat(exposed.due(Deadlines.DEFAULT).orElseThrow().at()).isEqualTo(hours(33));
  }

  @Test
  void exposedAgainWhatWasClosedIsNew() {
    Standing closed = take(fresh, Step.CLOSE, 1);

    assertThat(closed.follow(HERE, EXPOSED, UNTIL, hours(9)).state()).isEqualTo(TaskState.CLOSED);
    assertThat(closed.follow(HERE, EXPOSED.plusSeconds(1), UNTIL, hours(9)).state())
        .isEqualTo(TaskState.NEW);
  }

  @Test
  void whatWasWithdrawnIsNewWhenItIsListedAgainAndWhatIsClosedStaysSo() {
    assertThat(fresh.withdraw().state()).isEqualTo(TaskState.WITHDRAWN);
    assertThat(fresh.withdraw().follow(HERE, EXPOSED, UNTIL, hours(9)).state())
        .isEqualTo(TaskState.NEW);
    assertThat(take(fresh, Step.CLOSE, 1).withdraw().state()).isEqualTo(TaskState.CLOSED);
  }

  @Test
  void inAnotherQueueItIsNewThere() {
    Standing moved = take(fresh, Step.VISIT, 1).follow(THERE, EXPOSED, UNTIL, hours(9));

    assertThat(moved.state()).isEqualTo(TaskState.NEW);
    assertThat(moved.routeCode()).isEqualTo(THERE);
    assertThat(moved.clockAt()).isEqualTo(hours(9));
  }

  @Test
  void escalatesOneLevelForEachDeadlineMissed() {
    assertThat(level(fresh, 1)).isZero();
    assertThat(level(fresh, 2)).isEqualTo(1);
    assertThat(level(fresh, 3)).isEqualTo(1);
    assertThat(level(fresh, 4)).isEqualTo(2);
    assertThat(level(fresh, 6)).isEqualTo(3);
    assertThat(level(fresh, 600)).isEqualTo(3);
  }

  @Test
  void whatAStreetHasEscalatesToTheCountyFirst() {
    Standing streets = Standing.listed("330106001", EXPOSED, UNTIL, NOW);

    assertThat(level(streets, 2)).isEqualTo(2);
    assertThat(level(Standing.listed("3301", EXPOSED, UNTIL, NOW), 2)).isZero();
  }

  @Test
  void whatIsDoneEscalatesNoMore() {
    assertThat(take(fresh, Step.CLOSE, 1).escalation(Deadlines.DEFAULT, hours(100)))
        .isEqualTo(Escalation.NONE);
  }

  private static int level(Standing standing, int hours) {
    return standing.escalation(Deadlines.DEFAULT, hours(hours)).level();
  }

  private static Standing take(Standing standing, Step step, int hours) {
    return standing.take(step, hours(hours), hours(hours), null);
  }

  private static Instant hours(int hours) {
    return NOW.plus(Duration.ofHours(hours));
  }
}
