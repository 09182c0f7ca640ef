package io.gridline.jobs.publish;

import io.gridline.connectors.kafka.CaseCodec;
import io.gridline.connectors.kafka.CompactedTopic;
import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.kafka.MessageKeys;
import io.gridline.connectors.kafka.TopicWriter;
import io.gridline.connectors.kafka.Topics;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.pipelines.contact.CaseDelivery;
import io.gridline.pipelines.presence.RecordChoice;
import io.gridline.pipelines.presence.RecordChoice.Fate;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The cases that stand on the topic. It is compacted: of a case_id the last message stays, whatever
 * revision it is. So only what wins over what stands there is sent, and the last is the winner; a
 * cancelled winner is a message and no tombstone, since it has to win over what a reader knows.
 * Holds for one that publishes cases at a time.
 */
final class CasesOnTopic {

  private final Map<String, byte[]> standing;
  private final GateKeys keys;
  private final CaseCodec codec = new CaseCodec();

  private CasesOnTopic(Map<String, byte[]> standing, GateKeys keys) {
    this.standing = standing;
    this.keys = keys;
  }

  static CasesOnTopic read(KafkaAddress kafka, GateKeys keys, Duration bound) {
    return new CasesOnTopic(CompactedTopic.read(kafka, Topics.CASES, bound), keys);
  }

  /**
   * Those that win over what stands there.
   *
   * @throws io.gridline.connectors.seal.WrongKey when what stands there is under other keys
   */
  List<CaseDelivery> winning(List<CaseDelivery> deliveries) {
    return deliveries.stream().filter(this::wins).toList();
  }

  private boolean wins(CaseDelivery delivery) {
    byte[] message = standing.get(delivery.caseId());
    if (message == null) {
      return true;
    }
    // The one that stands comes first: of two that are the same it is the one that counts.
    List<Fate> fates =
        RecordChoice.fates(
            List.of(codec.decode(message), delivery),
            CaseDelivery::revision,
            one -> keys.openComparison(one.sealedComparison()));
    return fates.get(1) == Fate.WINNER;
  }

  static void send(List<CaseDelivery> deliveries, TopicWriter writer) {
    CaseCodec codec = new CaseCodec();
    for (CaseDelivery delivery : deliveries) {
      writer.send(Topics.CASES, MessageKeys.ofCase(delivery.caseId()), codec.encode(delivery));
    }
  }
}
