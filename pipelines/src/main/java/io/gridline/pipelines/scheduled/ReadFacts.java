package io.gridline.pipelines.scheduled;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/** The facts of files, which Flink brings to where they are read and deletes with the job. */
public final class ReadFacts {

  private ReadFacts() {}

  public static DataStream<Fact> of(StreamExecutionEnvironment environment, FactFiles facts) {
    List<String> names = new ArrayList<>();
    for (Path file : facts.files()) {
      String name = file.getFileName().toString();
      environment.registerCachedFile(file.toUri().toString(), name);
      names.add(name);
    }
    TypeInformation<String> text = Types.STRING;
    return environment
        .fromData(names, text)
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
      Path file = getRuntimeContext().getDistributedCache().getFile(name).toPath();
      FactFiles.read(file, out::collect);
    }
  }
}
