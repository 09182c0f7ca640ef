package io.gridline.pipelines.identity;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All bindings that the register has for the claims in question. Packed once, however often it is
 * sent to where records are resolved.
 */
public final class Bindings implements Serializable {

  private static final long serialVersionUID = 1;

  private transient Map<ClaimHash, List<Binding>> byClaim;
  private transient byte[] packed;

  private Bindings(Map<ClaimHash, List<Binding>> byClaim) {
    this.byClaim = byClaim;
  }

  public static Bindings of(Collection<Binding> all) {
    return new Bindings(byClaim(all));
  }

  private static Map<ClaimHash, List<Binding>> byClaim(Collection<Binding> all) {
    Map<ClaimHash, List<Binding>> byClaim = new HashMap<>();
    for (Binding binding : all) {
      byClaim.computeIfAbsent(binding.claim(), claim -> new ArrayList<>(1)).add(binding);
    }
    return byClaim;
  }

  /** The bindings of a claim; none when the register does not know it. */
  public List<Binding> of(ClaimHash claim) {
    return byClaim.getOrDefault(claim, List.of());
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    if (packed == null) {
      packed = Packing.packed(this::pack);
    }
    Packing.write(packed, out);
  }

  private void readObject(ObjectInputStream in) throws IOException {
    packed = Packing.read(in);
    Packing.unpack(packed, this::unpack);
  }

  private void pack(DataOutputStream to) throws IOException {
    to.writeInt(byClaim.values().stream().mapToInt(List::size).sum());
    for (List<Binding> bindings : byClaim.values()) {
      for (Binding binding : bindings) {
        to.writeLong(binding.claim().high());
        to.writeLong(binding.claim().low());
        Packing.writeText(binding.personId(), to);
        Packing.writeText(binding.household(), to);
        writeInstant(binding.validFrom(), to);
        writeInstant(binding.validTo(), to);
      }
    }
  }

  private void unpack(DataInputStream from) throws IOException {
    List<Binding> all = new ArrayList<>();
    for (int left = from.readInt(); left > 0; left--) {
      all.add(
          new Binding(
              new ClaimHash(from.readLong(), from.readLong()),
              Packing.readText(from),
              Packing.readText(from),
              readInstant(from),
              readInstant(from)));
    }
    byClaim = byClaim(all);
  }

  private static void writeInstant(Instant instant, DataOutputStream to) throws IOException {
    to.writeBoolean(instant != null);
    if (instant != null) {
      to.writeLong(instant.getEpochSecond());
      to.writeInt(instant.getNano());
    }
  }

  private static Instant readInstant(DataInputStream from) throws IOException {
    return from.readBoolean() ? Instant.ofEpochSecond(from.readLong(), from.readInt()) : null;
  }

  @Override
  public String toString() {
    return "Bindings[" + byClaim.size() + " claims]";
  }
}
