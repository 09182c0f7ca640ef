package io.gridline.pipelines.scheduled;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/** The facts of files, which Flink brings to where they are read and deletes with the job. */
public final class ReadFacts {

  private ReadFacts() {}

  public static DataStream<Fact> of(StreamExecutionEnvironment environment, FactFiles facts) {
    List<String> names = facts.names();
    names.forEach(name -> environment.registerCachedFile(facts.uri(name), name));
    return environment
        .fromData(names, Types.STRING)
        .uid("fact-files")
        .name("Files of facts")
        .setParallelism(1)
        .rebalance()
        .flatMap(new Read())
        .returns(MovedType.FACT)
        .uid("read-facts")
        .name("Rows of the people concerned");
  }

  private static final class Read extends RichFlatMapFunction<String, Fact> {

    private static final long serialVersionUID = 1;

    @Override
    public void flatMap(String name, Collector<Fact> out) throws IOException {
      FactFiles.read(getRuntimeContext().getDistributedCache().getFile(name), out::collect);
    }
  }
}
