package io.gridline.inner;

import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimHash;
import io.gridline.pipelines.identity.ClaimRef;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the gate does with the claim of each record that it keeps. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ClaimHashing {

  private GateKeys keys;
  private String delivered = "13812345678";

  @Setup
  public void makeKeys() throws IOException {
    keys = KeyFolder.open(Files.createTempDirectory("keys")).gate();
  }

  @Benchmark
  public Claim normalise() {
    return Claim.phone(delivered);
  }

  @Benchmark
  public ClaimHash normaliseAndHash() {
    return keys.hash(Claim.phone(delivered));
  }

  @Benchmark
  public ClaimRef normaliseHashAndSeal() {
    return keys.refer(Claim.phone(delivered));
  }
}
