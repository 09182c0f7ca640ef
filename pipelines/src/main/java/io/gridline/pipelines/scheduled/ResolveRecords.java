package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.contact.Contacts;
import io.gridline.pipelines.entry.Subject;
import io.gridline.pipelines.identity.Binding;
import io.gridline.pipelines.identity.Bindings;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimHash;
import io.gridline.pipelines.identity.ClaimRef;
import io.gridline.pipelines.identity.ClaimResolver;
import io.gridline.pipelines.identity.ClaimVault;
import io.gridline.pipelines.identity.Resolution;
import io.gridline.pipelines.identity.ResolvedBy;
import io.gridline.pipelines.presence.Presence;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.StoredRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Says of each record that stands who it was, by the bindings of the claims in question: out comes
 * a fact for a household, or for a visitor's; what only a clerk can tell goes to the side.
 */
final class ResolveRecords extends ProcessFunction<StoredRow, Fact> {

  private static final long serialVersionUID = 1;
  private static final int REMEMBERED = 1 << 14;

  /** A record whose claim is malformed or ambiguous. */
  public record Doubtful(FoundPresence found, boolean isValid) {

    public ClaimHash claim() {
      return found.presence().claim().hash();
    }
  }

  private final Standing standing;
  private final List<String> orders;
  private final Contacts contacts;
  private final Bindings bindings;
  private final ClaimVault vault;
  private final OutputTag<Doubtful> doubtful;
  private transient Map<ClaimHash, Claim> visitors;

  ResolveRecords(
      Standing standing,
      List<String> orders,
      Contacts contacts,
      Bindings bindings,
      ClaimVault vault,
      OutputTag<Doubtful> doubtful) {
    this.standing = standing;
    this.orders = List.copyOf(orders);
    this.contacts = contacts;
    this.bindings = bindings;
    this.vault = vault;
    this.doubtful = doubtful;
  }

  @Override
  public void open(OpenContext context) {
    visitors = new HashMap<>();
  }

  @Override
  public void processElement(StoredRow row, Context context, Collector<Fact> out) {
    Revision revision = row.revision();
    if (revision.isTombstone() || revision.cancelled()) {
      return;
    }
    List<String> fallenFor = standing.fallenFor(row, orders);
    if (fallenFor.size() == orders.size()) {
      return;
    }
    Presence presence = revision.presence();
    FoundPresence found = new FoundPresence(presence, contacts.of(presence), fallenFor);
    ClaimRef claim = presence.claim();
    ClaimResolver resolver = new ClaimResolver(claim, bindings.of(claim.hash()));
    Resolution resolution = resolver.at(presence.interval().from());
    switch (resolution.outcome()) {
      case RESIDENT -> out.collect(resident(found, resolver, resolution.binding()));
      case VISITOR -> out.collect(visitor(found, claim));
      case MALFORMED_NUMBER -> context.output(doubtful, new Doubtful(found, false));
      case AMBIGUOUS_CLAIM -> context.output(doubtful, new Doubtful(found, true));
    }
  }

  private static Fact resident(FoundPresence found, ClaimResolver resolver, Binding binding) {
    return Fact.of(
        binding.household(),
        Subject.identityOf(binding.personId()),
        new Fact.Resolved(found.withoutClaim(), resolver.residentBy(), null, ""));
  }

  private Fact visitor(FoundPresence found, ClaimRef ref) {
    Claim claim = opened(ref);
    String name = vault.openName(found.presence().sealedName());
    return Fact.of(
        Fact.householdOf(ref.hash()),
        Subject.identityOf(claim),
        new Fact.Resolved(found.withoutClaim(), ResolvedBy.VISITOR, claim, name));
  }

  private Claim opened(ClaimRef ref) {
    if (visitors.size() >= REMEMBERED) {
      visitors.clear();
    }
    return visitors.computeIfAbsent(ref.hash(), hash -> vault.open(ref));
  }
}
