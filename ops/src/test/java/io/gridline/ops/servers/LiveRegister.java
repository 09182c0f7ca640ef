package io.gridline.ops.servers;

import io.gridline.connectors.register.OpenRegister;
import io.gridline.connectors.register.RegisterAddress;
import io.gridline.pipelines.identity.Register;
import io.gridline.pipelines.identity.Register.HolderQuery;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.Register.PersonQuery;
import io.gridline.pipelines.identity.Register.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A made-up register in a real server, and what its tables say now. */
record LiveRegister(PostgresServer server) {

  /** What nobody may see of its people: each of their values has one of these in it. */
  static final List<String> PLAIN =
      List.of(
          "resident-0",
          "house-0",
          "张三",
          "3301061990",
          "11010519491231002",
          "幸福路",
          "E4711",
          "1380013");

  /** Somebody whose address does not fit into a row, as the server sees it. */
  static final String FAR_AWAY = "resident-099999";

  static LiveRegister in(PostgresServer server, int people) throws IOException, SQLException {
    LiveRegister register = new LiveRegister(server);
    server.execute(
        contract("tables.sql"),
        contract("live.sql"),
        // Again changes nothing.
        contract("live.sql"),
        // What registers are like: text that is filled up with blanks, and a long value apart from
        // its row.
        "ALTER TABLE person ALTER COLUMN registered_division TYPE char(14)",
        "ALTER TABLE person ALTER COLUMN residence_address SET STORAGE EXTERNAL");
    for (int n = 0; n < people; n++) {
      register.add(n);
    }
    server.execute(
        "INSERT INTO person VALUES ('%s', '张三', 'm', '1949-12-31', '11010519491231002x', ' ', '33', '4201', '幸福路%s')"
            .formatted(FAR_AWAY, longText()),
        "INSERT INTO travel_document VALUES ('hk_macau_permit', 'Ｈ1234-567802', '%s')"
            .formatted(FAR_AWAY),
        "INSERT INTO subscription VALUES ('+86 138-0013-9999', '%s', '2020-01-01 00:00:00.123456+08', 'infinity')"
            .formatted(FAR_AWAY));
    return register;
  }

  private static String longText() {
    StringBuilder text = new StringBuilder();
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      text.append(Integer.toHexString(random.nextInt()));
    }
    return text.toString();
  }

  static String id(int n) {
    return "resident-%06d".formatted(n);
  }

  /** Somebody with a document and a phone, in one transaction. */
  void add(int n) throws SQLException {
    server.execute(
        """
        INSERT INTO person VALUES ('%1$s', '张三%2$d', 'f', '1990-01-01', '3301061990%2$08d', 'house-0%3$d',
          '330106001001', '330106001002', '幸福路%2$d号');
        INSERT INTO travel_document VALUES ('passport', 'E4711%2$05d', '%1$s');
        INSERT INTO subscription VALUES ('1380013%2$04d', '%1$s', '2020-01-01 08:00+08', NULL)
        """
            .formatted(id(n), n, n / 3));
  }

  /** Everything that can happen to a row. */
  void change() throws SQLException {
    server.execute(
        // Moves house; has another number; is renamed while the long address stays as it is.
        "UPDATE person SET residence_division = '330106002003', residence_address = '幸福路乙1号' WHERE person_id = '%s'"
            .formatted(id(0)),
        "UPDATE person SET id_number = '3301061990 77777777' WHERE person_id = '%s'"
            .formatted(id(1)),
        "UPDATE person SET name = '张三丰' WHERE person_id = '%s'".formatted(FAR_AWAY),
        // A key changes: another passport, a phone that changes hands, a person under another id.
        "UPDATE travel_document SET document_number = 'E471199999' WHERE person_id = '%s'"
            .formatted(id(2)),
        "UPDATE subscription SET person_id = '%s' WHERE person_id = '%s'".formatted(id(4), id(3)),
        "UPDATE person SET person_id = 'resident-077777' WHERE person_id = '%s'".formatted(id(5)),
        // A phone is given up; somebody dies; a spelling is corrected by a new row and the end of
        // the old one.
        "UPDATE subscription SET valid_to = '2020-01-20' WHERE person_id = '%s'".formatted(id(6)),
        "DELETE FROM subscription WHERE person_id = '%s'".formatted(id(7)),
        "DELETE FROM travel_document WHERE person_id = '%s'".formatted(id(7)),
        "DELETE FROM person WHERE person_id = '%s'".formatted(id(7)),
        "INSERT INTO travel_document VALUES ('passport', 'E4711-00008', '%s')".formatted(id(8)),
        "DELETE FROM travel_document WHERE document_number = 'E471100008'");
  }

  /** All rows, as the register's reader reads them. */
  RegisterRows rows() throws SQLException {
    Set<String> everybody = new HashSet<>();
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet ids =
            statement.executeQuery(
                "SELECT person_id FROM person UNION SELECT person_id FROM travel_document"
                    + " UNION SELECT person_id FROM subscription")) {
      while (ids.next()) {
        everybody.add(ids.getString(1));
      }
    }
    RegisterRows rows = new RegisterRows();
    RegisterAddress address = RegisterAddress.of(server.url(PostgresServer.USER), Map.of());
    try (OpenRegister open = address.open()) {
      Register register = open.register();
      PersonQuery persons = new PersonQuery(everybody, Set.of(), Set.of(), List.of());
      HolderQuery holders = new HolderQuery(Set.of(), everybody);
      register.persons(part(register, Table.PERSON), persons, p -> rows.add(unprinted(p)));
      register.documents(part(register, Table.TRAVEL_DOCUMENT), holders, rows::add);
      register.subscriptions(part(register, Table.SUBSCRIPTION), holders, rows::add);
    }
    return rows;
  }

  private static Person unprinted(Person p) {
    return new Person(
        p.personId(),
        p.name(),
        p.idNumber(),
        p.householdId(),
        p.registered(),
        p.residence(),
        p.address());
  }

  private static String part(Register register, Table table) {
    return register.parts(table).get(0);
  }

  static String contract(String file) throws IOException {
    try (InputStream in =
        LiveRegister.class.getResourceAsStream("/io/gridline/schemas/register/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
