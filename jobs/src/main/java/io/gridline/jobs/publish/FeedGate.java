package io.gridline.jobs.publish;

import io.gridline.connectors.feedfile.FeedInput;
import io.gridline.connectors.feedfile.Gate;
import io.gridline.connectors.feedfile.Passage;
import io.gridline.connectors.feedfile.References;
import io.gridline.connectors.feedfile.Wanted;
import io.gridline.connectors.rows.RowGroups;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.pipelines.presence.Source;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** The gate of every source, opened for files as they are wanted. For one thread at a time. */
final class FeedGate {

  private final Path feeds;
  private final References references;
  private final Wanted wanted;
  private final GateKeys keys;
  private final Map<Source, Gate> gates = new EnumMap<>(Source.class);

  FeedGate(Path feeds, References references, Wanted wanted, GateKeys keys) {
    this.feeds = feeds;
    this.references = references;
    this.wanted = wanted;
    this.keys = keys;
  }

  /** The same for another thread. */
  FeedGate another() {
    return new FeedGate(feeds, references, wanted, keys);
  }

  Wanted wanted() {
    return wanted;
  }

  Passage open(FeedInput input) {
    return gate(input.source()).open(input, RowGroups.ALL, feeds);
  }

  Passage open(Source source, InputStream csv, String name, Charset charset) {
    return gate(source).open(csv, name, charset);
  }

  private Gate gate(Source source) {
    return gates.computeIfAbsent(source, of -> new Gate(of, references, wanted.zones(), keys));
  }
}
