package io.gridline.pipelines.scheduled;

import java.io.IOException;
import java.io.InputStream;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.fs.Path;
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
        .fromData(facts.uris(), Types.STRING)
        .uid("fact-files")
        .name("Files of facts")
        .setParallelism(1)
        .rebalance()
        .flatMap(new Read())
        .returns(MovedType.FACT)
        .uid("read-facts")
        .name("Rows of the people concerned");
  }

  private static final class Read implements FlatMapFunction<String, Fact> {

    private static final long serialVersionUID = 1;

    @Override
    public void flatMap(String uri, Collector<Fact> out) throws IOException {
      Path file = new Path(uri);
      try (InputStream in = file.getFileSystem().open(file)) {
        FactFiles.read(in, out::collect);
      }
    }
  }
}
