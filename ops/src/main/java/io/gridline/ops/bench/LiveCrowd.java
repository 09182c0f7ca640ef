package io.gridline.ops.bench;

import io.gridline.connectors.kafka.MessageKeys;
import io.gridline.connectors.kafka.RegisterRowCodec;
import io.gridline.connectors.kafka.TopicWriter;
import io.gridline.connectors.kafka.Topics;
import io.gridline.connectors.seal.RowSeal;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.Register.Subscription;
import io.gridline.pipelines.identity.ResidentNumber;
import io.gridline.pipelines.identity.SealedRow;
import io.gridline.pipelines.presence.Division;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The made-up people of the benchmark of the live job: residents of one community, two in each
 * household, each with a resident number and a phone.
 *
 * @param size how many; even
 */
record LiveCrowd(int size) {

  private static final Division HOME = new Division("330106001001");
  private static final LocalDate FIRST_BIRTH = LocalDate.of(1930, 1, 1);
  private static final int BORN_ON_A_DAY = 1000;

  String personId(int person) {
    return String.format(Locale.ROOT, "B%08d", person);
  }

  /** The other one of the household. */
  int mate(int person) {
    return person ^ 1;
  }

  Claim number(int person) {
    String digits =
        String.format(
            Locale.ROOT,
            "330106%s%03d",
            FIRST_BIRTH.plusDays(person / BORN_ON_A_DAY).format(DateTimeFormatter.BASIC_ISO_DATE),
            person % BORN_ON_A_DAY);
    return new Claim(ClaimType.RESIDENT_ID, digits + ResidentNumber.checkCharacter(digits));
  }

  Claim phone(int person) {
    return Claim.phone(String.format(Locale.ROOT, "86139%08d", person));
  }

  /** A phone that nobody of the register has. */
  static Claim unknownPhone(long number) {
    return Claim.phone(String.format(Locale.ROOT, "86188%08d", number % 100_000_000));
  }

  /** Sends the rows of the register, as the sealing transform would. */
  void register(RowSeal seal, TopicWriter writer) {
    RegisterRowCodec codec = new RegisterRowCodec();
    for (int person = 0; person < size; person++) {
      send(seal.seal(row(person)), codec, writer);
      send(
          seal.seal(new Subscription(phone(person), personId(person), Instant.EPOCH, null)),
          codec,
          writer);
    }
    writer.flush();
  }

  private Person row(int person) {
    return new Person(
        personId(person),
        "Somebody " + person,
        number(person).number(),
        "H" + person / 2,
        HOME,
        HOME,
        "Number " + person / 2);
  }

  private static void send(SealedRow row, RegisterRowCodec codec, TopicWriter writer) {
    writer.send(Topics.register(row.table()), MessageKeys.ofRegisterRow(row), codec.encode(row));
  }
}
