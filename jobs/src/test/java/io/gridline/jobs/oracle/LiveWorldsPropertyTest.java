package io.gridline.jobs.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gridline.connectors.file.FileTree;
import io.gridline.connectors.seal.OrderKeys;
import io.gridline.jobs.live.Scheduler;
import io.gridline.pipelines.entry.ContactDetails;
import io.gridline.pipelines.entry.ListedEntry;
import io.gridline.pipelines.step.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever records, rows, cases and orders arrive in, late, twice or shuffled, whatever crashes in
 * between: the live steps' entries at an instant are what the oracle says of it, column for column,
 * and there is no ghost. {@code -Dgridline.live.seed=7 -Dgridline.live.worlds=1000
 * -Dgridline.live.histories=20}
 */
class LiveWorldsPropertyTest {

  private static final long SEED = Long.getLong("gridline.live.seed", 20200123L);
  private static final int WORLDS = Integer.getInteger("gridline.live.worlds", 40);
  private static final int HISTORIES = Integer.getInteger("gridline.live.histories", 50);
  private static final Duration SHRINK =
      Duration.parse(System.getProperty("gridline.live.shrink", "PT2M"));

  /** Until after the last evidence has closed. */
  private static final List<Duration> LATER = List.of(Duration.ofDays(9));

  /** A live entry's as_of is its last change. */
  private static final List<String> COLUMNS =
      Comparison.ENTRY_COLUMNS.stream().filter(column -> !column.equals("as_of")).toList();

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private int entries;
  private int questions;

  @Test
  void showsOfEveryHistoryWhatTheOracleSays() throws Exception {
    try (Oracle oracle = new Oracle()) {
      List<DirtyWorld> worlds = DirtyWorlds.drawn(SEED, WORLDS);
      for (int i = 0; i < WORLDS; i++) {
        Failure failure = failure(oracle, worlds.get(i));
        if (failure != null) {
          failSmaller(oracle, worlds.get(i), i);
        }
      }
    }
    assertThat(entries).as("entries that were compared").isGreaterThan(WORLDS * HISTORIES / 2);
    assertThat(questions).as("questions that were compared").isGreaterThan(WORLDS * HISTORIES / 2);
  }

  /** What is to be shown at an instant: entries, and questions for a clerk. */
  private record Expected(List<String> entries, List<String> questions) {}

  private record Failure(long history, Throwable cause) {}

  private void failSmaller(Oracle oracle, DirtyWorld failing, int number) throws Exception {
    long deadline = System.nanoTime() + SHRINK.toNanos();
    DirtyWorld smallest = failing;
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      Iterator<DirtyWorld> candidates = SmallerDirtyWorlds.of(smallest).iterator();
      while (!smaller && candidates.hasNext() && System.nanoTime() < deadline) {
        DirtyWorld candidate = candidates.next();
        if (failure(oracle, candidate) != null) {
          smallest = candidate;
          smaller = true;
        }
      }
    }
    Failure failure = failure(oracle, smallest);
    fail(
        "World %d of seed %d, history %d, made smaller:%n%s"
            .formatted(number, SEED, failure.history(), smallest),
        failure.cause());
  }

  private Failure failure(Oracle oracle, DirtyWorld world) throws Exception {
    Path place = Files.createTempDirectory(folder, "world");
    try {
      List<Path> orders = WorldFiles.write(world, place);
      LiveWorld live = LiveWorld.read(world, place, orders);
      Map<Instant, Expected> expected = new HashMap<>();
      for (Instant asOf : instants(world)) {
        Map<String, OracleAnswer> answers = oracle.answer(place, orders, asOf);
        expected.put(asOf, new Expected(expected(answers, live), questions(answers)));
      }
      for (long history = 0; history < HISTORIES; history++) {
        try {
          check(new LiveHistory(live, history), world, live, expected);
        } catch (RuntimeException | AssertionError e) {
          return new Failure(history, e);
        }
      }
      return null;
    } finally {
      FileTree.delete(place);
    }
  }

  private static List<Instant> instants(DirtyWorld world) {
    List<Instant> instants = new ArrayList<>(List.of(world.asOf()));
    LATER.forEach(later -> instants.add(world.asOf().plus(later)));
    return instants;
  }

  private void check(
      LiveHistory history, DirtyWorld world, LiveWorld live, Map<Instant, Expected> expected) {
    Scheduler job = history.at(world.asOf());
    for (Instant asOf : instants(world)) {
      history.later(asOf);
      assertThat(shown(job, live)).as("at %s", asOf).isEqualTo(expected.get(asOf).entries());
      assertThat(asked(job, live))
          .as("asked of a clerk at %s", asOf)
          .isEqualTo(expected.get(asOf).questions());
      entries += expected.get(asOf).entries().size();
      questions += expected.get(asOf).questions().size();
    }
    history.forgotten();
    assertThat(job.shown().keySet()).as("shown when all orders are forgotten").isEmpty();
    assertThat(job.asked().keySet()).as("asked when all orders are forgotten").isEmpty();
    assertThat(job.held()).as("held when all orders are forgotten").isEmpty();
  }

  private static List<String> expected(Map<String, OracleAnswer> answers, LiveWorld live) {
    List<Map<String, String>> rows = new ArrayList<>();
    answers.forEach(
        (order, answer) ->
            rows.addAll(Comparison.keyed(answer.entries(), live.keys().order(order))));
    return Comparison.lines(rows, COLUMNS);
  }

  private static List<String> questions(Map<String, OracleAnswer> answers) {
    List<String> questions = new ArrayList<>();
    answers.forEach(
        (order, answer) ->
            Comparison.reviews(answer).forEach(line -> questions.add(order + " " + line)));
    return questions.stream().sorted().toList();
  }

  private static List<String> asked(Scheduler job, LiveWorld live) {
    List<String> asked = new ArrayList<>();
    job.asked()
        .forEach(
            (key, review) -> {
              assertThat(key).isEqualTo(review.order() + "/" + review.reviewId());
              byte[] opened =
                  live.keys()
                      .order(review.order())
                      .openQuestion(review.reviewId(), review.questionSealed());
              asked.add(review.order() + " " + Comparison.review(json(opened)));
            });
    return asked.stream().sorted().toList();
  }

  @SuppressWarnings("unchecked") // an object's fields
  private static Map<String, Object> json(byte[] object) {
    try {
      return JSON.readValue(object, Map.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> shown(Scheduler job, LiveWorld live) {
    List<Map<String, String>> rows = new ArrayList<>();
    job.shown()
        .forEach(
            (key, shown) -> rows.add(row(key, shown, live.keys().order(shown.entry().order()))));
    return Comparison.lines(rows, COLUMNS);
  }

  private static Map<String, String> row(String key, Shown shown, OrderKeys keys) {
    ListedEntry entry = shown.entry();
    assertThat(key).isEqualTo(entry.order() + "/" + entry.personKey());
    ContactDetails contact =
        ContactDetails.read(keys.openContact(entry.personKey(), entry.contactSealed()));
    Map<String, String> row = new HashMap<>();
    row.put("order", entry.order());
    row.put("order_version", Integer.toString(entry.orderVersion()));
    row.put("person_key", entry.personKey());
    row.put("person_id", entry.personId() == null ? "" : entry.personId());
    row.put("name", contact.name());
    row.put("document_number", entry.documentNumber());
    row.put("phone", entry.phone());
    row.put("full_document_number", contact.document());
    row.put("full_phone", contact.phone());
    row.put("level", entry.level().text());
    row.put("rules", String.join(";", entry.rules()));
    row.put("sources", String.join(";", entry.sources()));
    row.put("evidence_count", Integer.toString(entry.evidenceCount()));
    row.put("first_exposed_at", Long.toString(entry.firstExposedAt().toEpochMilli()));
    row.put("last_exposed_at", Long.toString(entry.lastExposedAt().toEpochMilli()));
    row.put("observe_until", Long.toString(entry.observeUntil().toEpochMilli()));
    row.put("route_code", entry.routeCode());
    row.put("street_code", entry.streetCode());
    row.put("community_code", entry.communityCode());
    row.put("address", contact.address());
    row.put("household_key", entry.householdKey());
    return row;
  }
}
