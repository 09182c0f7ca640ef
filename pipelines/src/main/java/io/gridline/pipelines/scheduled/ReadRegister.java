package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.entry.Subject;
import io.gridline.pipelines.identity.Register;
import io.gridline.pipelines.identity.Register.HolderQuery;
import io.gridline.pipelines.identity.Register.PersonQuery;
import io.gridline.pipelines.identity.Register.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/**
 * The rows of the persons who are asked for, from all three tables, for their households; each part
 * of the register is read once.
 */
public final class ReadRegister {

  /** One part of one table. */
  public record Part(Table table, String name) {}

  private ReadRegister() {}

  /**
   * @param households of everybody who is asked for, by person_id
   */
  public static DataStream<Fact> of(
      StreamExecutionEnvironment environment, Register register, Map<String, String> households) {
    List<Part> parts = new ArrayList<>();
    for (Table table : Table.values()) {
      register.parts(table).forEach(name -> parts.add(new Part(table, name)));
    }
    return environment
        .fromData(parts, TypeInformation.of(Part.class))
        .uid("register-parts")
        .name("Parts of the register")
        .setParallelism(1)
        .rebalance()
        .flatMap(Read.of(register, households))
        .returns(FactType.INSTANCE)
        .uid("read-register")
        .name("Rows of the people concerned");
  }

  /** The same queries for every part: a register may keep what it makes of them. */
  private record Read(
      Register register, Map<String, String> households, PersonQuery persons, HolderQuery held)
      implements FlatMapFunction<Part, Fact> {

    static Read of(Register register, Map<String, String> households) {
      Set<String> personIds = Set.copyOf(households.keySet());
      return new Read(
          register,
          households,
          new PersonQuery(personIds, Set.of(), Set.of(), List.of()),
          new HolderQuery(Set.of(), personIds));
    }

    @Override
    public void flatMap(Part part, Collector<Fact> out) {
      switch (part.table()) {
        case PERSON ->
            register.persons(
                part.name(), persons, person -> pass(new RegisterRow(person, null, null), out));
        case TRAVEL_DOCUMENT ->
            register.documents(
                part.name(), held, document -> pass(new RegisterRow(null, document, null), out));
        case SUBSCRIPTION ->
            register.subscriptions(
                part.name(),
                held,
                subscription -> pass(new RegisterRow(null, null, subscription), out));
      }
    }

    private void pass(RegisterRow row, Collector<Fact> out) {
      String personId = row.personId();
      out.collect(Fact.of(households.get(personId), Subject.identityOf(personId), row));
    }
  }
}
