package io.gridline.pipelines.scheduled;

import java.io.IOException;
import java.io.InputStream;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/**
 * The facts of files, which the tasks read where they lie. Flink's own way of bringing files to
 * tasks keeps the copies for five seconds after the job, and a cluster that is closed waits for it.
 */
public final class ReadFacts {

  private ReadFacts() {}

  public static DataStream<Fact> of(StreamExecutionEnvironment environment, FactFiles facts) {
    return environment
        .fromData(facts.names(), Types.STRING)
        .uid("fact-files")
        .name("Files of facts")
        .setParallelism(1)
        .rebalance()
        .flatMap(new Read(facts.place()))
        .returns(MovedType.FACT)
        .uid("read-facts")
        .name("Rows of the people concerned");
  }

  private record Read(FactFiles.Place place) implements FlatMapFunction<String, Fact> {

    @Override
    public void flatMap(String name, Collector<Fact> out) throws IOException {
      try (InputStream in = place.open(name)) {
        FactFiles.read(in, out::collect);
      }
    }
  }
}
