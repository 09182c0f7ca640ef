package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.entry.Subject;
import io.gridline.pipelines.identity.Households;
import io.gridline.pipelines.identity.Register;
import io.gridline.pipelines.identity.Register.HolderQuery;
import io.gridline.pipelines.identity.Register.PersonQuery;
import io.gridline.pipelines.identity.Register.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
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
   * @param households of everybody who is asked for
   */
  public static DataStream<Fact> of(
      StreamExecutionEnvironment environment, Register register, Households households) {
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
        .flatMap(new Read(register, households))
        .returns(MovedType.FACT)
        .uid("read-register")
        .name("Rows of the people concerned");
  }

  /** The same queries for every part: a register may keep what it makes of them. */
  private static final class Read extends RichFlatMapFunction<Part, Fact> {

    private static final long serialVersionUID = 1;

    private final Register register;
    private final Households households;
    private transient PersonQuery persons;
    private transient HolderQuery held;

    Read(Register register, Households households) {
      this.register = register;
      this.households = households;
    }

    @Override
    public void open(OpenContext context) {
      persons = new PersonQuery(households.personIds(), Set.of(), Set.of(), List.of());
      held = new HolderQuery(Set.of(), households.personIds());
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
      out.collect(Fact.of(households.of(personId), Subject.identityOf(personId), row));
    }
  }
}
