package io.gridline.connectors.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.identity.Register.HolderQuery;
import io.gridline.pipelines.identity.Register.PersonQuery;
import io.gridline.pipelines.identity.Register.Residence;
import io.gridline.pipelines.identity.Register.Table;
import io.gridline.pipelines.identity.ResidentNumber;
import io.gridline.pipelines.presence.Division;
import io.gridline.schemas.Schemas;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a large register only what was asked for leaves the server, and with indexes it is found. */
class RegisterOnTheWireIT {

  private static final int PERSONS = 100_000;

  /** Claims of each kind, spread over the register: few, and as many as an index is still for. */
  private static final int FEW = 50;

  private static final int MANY = 2_000;

  @TempDir static Path shared;
  private static Postgres postgres;
  private static String schema;

  @BeforeAll
  static void fill() throws Exception {
    postgres = Postgres.start(shared);
    schema = postgres.tables(statements("tables.sql"));
    postgres.execute(
        schema,
        new String[] {
          "INSERT INTO person SELECT 'p' || i, '李四', 'F', '1949-12-31', '330106' || (19300000 + i)"
              + " || '001X', 'h' || i / 3, '330106001' || i % 900, (ARRAY['330106001',"
              + " '330203001'])[1 + i % 2] || i % 900, 'Road ' || i FROM generate_series(1, "
              + PERSONS
              + ") i",
          "INSERT INTO travel_document SELECT (ARRAY['passport', 'hk_macau_permit',"
              + " 'taiwan_permit'])[1 + i % 3], (ARRAY['E', 'H', ''])[1 + i % 3] || (10000000 +"
              + " i) || (ARRAY['', '01', '02'])[1 + i % 3], 'p' || i FROM generate_series(1, "
              + PERSONS
              + ") i",
          "INSERT INTO subscription SELECT 13800000000 + i, 'p' || i, '2019-01-01', NULL FROM"
              + " generate_series(1, "
              + PERSONS
              + ") i"
        });
    postgres.execute(schema, statements("indexes.sql"));
  }

  private static String[] statements(String file) throws Exception {
    try (InputStream in = Schemas.class.getResourceAsStream("register/" + file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.replaceAll("--.*", "").strip().split(";\\s*");
    }
  }

  @AfterAll
  static void close() throws Exception {
    postgres.close();
  }

  private static IntStream asked(int count) {
    return IntStream.range(0, count).map(i -> 1 + i * (PERSONS / count));
  }

  private static Set<String> ids(String prefix, int count) {
    return asked(count).mapToObj(i -> prefix + i).collect(Collectors.toSet());
  }

  private static HolderQuery holders(int count) {
    Set<Claim> claims = new HashSet<>();
    asked(count)
        .forEach(
            i -> {
              claims.add(Claim.document(ClaimType.PASSPORT, "E" + (10_000_000 + i)));
              claims.add(Claim.document(ClaimType.HK_MACAU_PERMIT, "H" + (10_000_000 + i)));
              claims.add(Claim.document(ClaimType.TAIWAN_PERMIT, "" + (10_000_000 + i)));
              claims.add(Claim.phone("" + (13_800_000_000L + i)));
            });
    return new HolderQuery(claims, ids("p", count));
  }

  private static PersonQuery persons(int count) {
    return new PersonQuery(
        ids("p", count),
        asked(count)
            .mapToObj(i -> "330106" + (19_300_000 + i) + "001")
            .map(body -> body + ResidentNumber.checkCharacter(body))
            .collect(Collectors.toSet()),
        ids("h", count),
        List.of(new Residence(new Division("33"), List.of(new Division("330106001777")))));
  }

  @Test
  void onlyWhatWasAskedForIsSent() throws Exception {
    long whole =
        Long.parseLong(postgres.ask(schema, "SELECT sum(length(p::text)) FROM person p").get(0));
    try (Relay relay = Relay.to(postgres.port(), 0);
        OpenRegister open = Clerk.address(relay.port(), schema).open()) {
      long before = relay.received();
      int found =
          Found.persons(open.register(), persons(FEW)).size()
              + Found.documents(open.register(), holders(FEW)).size()
              + Found.subscriptions(open.register(), holders(FEW)).size();
      assertThat(found).isBetween(4 * FEW, 8 * FEW);
      assertThat(relay.received() - before).isPositive().isLessThan(whole / 50);
    }
  }

  @Test
  void everyQuestionFindsItsRowsByAnIndex() throws Exception {
    assertIndexed(Table.PERSON, table -> PersonQuestions.of(persons(MANY), table), 4);
    assertIndexed(
        Table.TRAVEL_DOCUMENT, table -> HolderQuestions.documents(holders(MANY), table), 3);
    assertIndexed(
        Table.SUBSCRIPTION, table -> HolderQuestions.subscriptions(holders(MANY), table), 2);
  }

  private static void assertIndexed(
      Table asked, Function<DatabaseTable, List<Question>> asking, int count) throws Exception {
    try (Connection connection = postgres.connection(schema)) {
      DatabaseTable table = DatabaseTable.find(connection, asked, "here");
      List<Question> questions = asking.apply(table);
      assertThat(questions).hasSize(count);
      for (Question question : questions) {
        if (question instanceof Question.Keyed keyed) {
          LookUp.create(connection, keyed);
        }
      }
      LookUp.begin(connection);
      for (Question question : questions) {
        assertThat(plan(connection, table, question))
            .contains("Index")
            .doesNotContain("Seq Scan on " + table.name());
      }
    }
  }

  private static String plan(Connection connection, DatabaseTable table, Question question)
      throws Exception {
    List<String> lines = new ArrayList<>();
    String condition = question.condition();
    try (Statement statement = connection.createStatement()) {
      if (question instanceof Question.Keyed keyed) {
        LookUp.fill(connection, keyed);
      } else if (question instanceof Question.Filtered filtered) {
        for (String parameter : filtered.parameters()) {
          condition = condition.replaceFirst("\\?", "'" + parameter + "'");
        }
      }
      try (ResultSet plan = statement.executeQuery("EXPLAIN " + table.select() + condition)) {
        while (plan.next()) {
          lines.add(plan.getString(1));
        }
      }
    }
    return String.join("\n", lines);
  }
}
