package io.gridline.pipelines.step;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one key of a step holds, as one value: it is read, and written, at once. A hundred small
 * things under as many names cost a state backend, and each checkpoint, a hundred times as much.
 * What a key may hold very many of lies apart ({@link Step#apart}).
 */
public final class Holding {

  private static final int VERSION = 1;

  private final Map<String, Map<String, byte[]>> shelves = new LinkedHashMap<>();
  private Long wake;
  private boolean isChanged;

  private Holding() {}

  /**
   * @param form as {@link #form} made it; null of a key that holds nothing yet
   */
  public static Holding of(byte[] form) {
    Holding holding = new Holding();
    if (form != null) {
      FormInput from = new FormInput(form);
      int version = from.readByte();
      if (version != VERSION) {
        throw new IllegalArgumentException("a holding of version " + version);
      }
      holding.read(from);
    }
    return holding;
  }

  private void read(FormInput from) {
    wake = Form.maybe(FormInput::readLong, from);
    for (int kinds = from.readInt(); kinds > 0; kinds--) {
      Map<String, byte[]> values = new LinkedHashMap<>();
      shelves.put(from.readText(), values);
      for (int size = from.readInt(); size > 0; size--) {
        values.put(from.readText(), from.readBytes());
      }
    }
  }

  /** Null when it holds nothing: then the key need not be kept. */
  public byte[] form() {
    if (shelves.isEmpty() && wake == null) {
      return null;
    }
    FormOutput to = new FormOutput();
    to.writeByte(VERSION);
    Form.maybe(wake, (instant, out) -> out.writeLong(instant), to);
    to.writeInt(shelves.size());
    shelves.forEach(
        (kind, values) -> {
          to.writeText(kind);
          to.writeInt(values.size());
          values.forEach(
              (id, value) -> {
                to.writeText(id);
                to.writeBytes(value);
              });
        });
    return to.written();
  }

  /** Whether it is another than that which was read. */
  public boolean isChanged() {
    return isChanged;
  }

  /** The names of the kinds of which it holds anything. */
  public Set<String> kinds() {
    return new TreeSet<>(shelves.keySet());
  }

  /** When the key is woken, in milliseconds since 1970; null for never. */
  public Long wake() {
    return wake;
  }

  public void wake(Long instant) {
    wake = instant;
    isChanged = true;
  }

  public <V> Shelf<V> shelf(Kind<V> kind) {
    return new HeldShelf<>(kind);
  }

  private final class HeldShelf<V> implements Shelf<V> {

    private final Kind<V> kind;

    HeldShelf(Kind<V> kind) {
      this.kind = kind;
    }

    private Map<String, byte[]> values() {
      return shelves.getOrDefault(kind.name(), Map.of());
    }

    @Override
    public V get(String id) {
      byte[] value = values().get(id);
      return value == null ? null : kind.read(value);
    }

    @Override
    public boolean put(String id, V value) {
      return putForm(id, kind.written(value));
    }

    @Override
    public boolean putForm(String id, byte[] form) {
      byte[] before =
          shelves.computeIfAbsent(kind.name(), name -> new LinkedHashMap<>()).put(id, form);
      boolean isOther = !Arrays.equals(form, before);
      isChanged |= isOther;
      return isOther;
    }

    @Override
    public boolean remove(String id) {
      Map<String, byte[]> values = values();
      if (!values.containsKey(id)) {
        return false;
      }
      values.remove(id);
      if (values.isEmpty()) {
        shelves.remove(kind.name());
      }
      isChanged = true;
      return true;
    }

    @Override
    public Map<String, V> all() {
      Map<String, V> all = new LinkedHashMap<>();
      values().forEach((id, value) -> all.put(id, kind.read(value)));
      return all;
    }

    @Override
    public boolean isEmpty() {
      return values().isEmpty();
    }
  }
}
