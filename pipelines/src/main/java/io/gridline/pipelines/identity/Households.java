package io.gridline.pipelines.identity;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The group in which each of the people in question is evaluated. Packed once, however often it is
 * sent to where the register is read.
 */
public final class Households implements Serializable {

  private static final long serialVersionUID = 1;

  private transient Map<String, String> byPerson;
  private transient byte[] packed;

  private Households(Map<String, String> byPerson) {
    this.byPerson = byPerson;
  }

  /**
   * @param byPerson the group by person_id
   */
  public static Households of(Map<String, String> byPerson) {
    return new Households(Map.copyOf(byPerson));
  }

  public int people() {
    return byPerson.size();
  }

  public Set<String> personIds() {
    return byPerson.keySet();
  }

  /** The group of a person; null for anybody else. */
  public String of(String personId) {
    return byPerson.get(personId);
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    if (packed == null) {
      packed =
          Packing.packed(
              to -> {
                to.writeInt(byPerson.size());
                for (Map.Entry<String, String> one : byPerson.entrySet()) {
                  Packing.writeText(one.getKey(), to);
                  Packing.writeText(one.getValue(), to);
                }
              });
    }
    Packing.write(packed, out);
  }

  private void readObject(ObjectInputStream in) throws IOException {
    packed = Packing.read(in);
    byPerson = new HashMap<>();
    Packing.unpack(
        packed,
        from -> {
          for (int left = from.readInt(); left > 0; left--) {
            byPerson.put(Packing.readText(from), Packing.readText(from));
          }
        });
  }

  @Override
  public String toString() {
    return "Households[" + byPerson.size() + " people]";
  }
}
