package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.identity.Register;
import io.gridline.pipelines.identity.Register.HolderQuery;
import io.gridline.pipelines.identity.Register.PersonQuery;
import io.gridline.pipelines.identity.Register.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/**
 * The rows of the persons who are asked for, from all three tables; each part of the register is
 * read once.
 */
public final class ReadRegister {

  /** One part of one table. */
  public record Part(Table table, String name) {}

  private ReadRegister() {}

  public static DataStream<RegisterRow> of(
      StreamExecutionEnvironment environment, Register register, Set<String> personIds) {
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
        .flatMap(new Read(register, personIds))
        .returns(RegisterRow.class)
        .uid("read-register")
        .name("Rows of the people concerned");
  }

  private record Read(Register register, Set<String> personIds)
      implements FlatMapFunction<Part, RegisterRow> {

    @Override
    public void flatMap(Part part, Collector<RegisterRow> out) {
      HolderQuery held = new HolderQuery(Set.of(), personIds);
      switch (part.table()) {
        case PERSON ->
            register.persons(
                part.name(),
                new PersonQuery(personIds, Set.of(), Set.of(), List.of()),
                person -> out.collect(new RegisterRow(person, null, null)));
        case TRAVEL_DOCUMENT ->
            register.documents(
                part.name(), held, document -> out.collect(new RegisterRow(null, document, null)));
        case SUBSCRIPTION ->
            register.subscriptions(
                part.name(),
                held,
                subscription -> out.collect(new RegisterRow(null, null, subscription)));
      }
    }
  }
}
