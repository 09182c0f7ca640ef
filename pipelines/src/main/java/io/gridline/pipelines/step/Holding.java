package io.gridline.pipelines.step;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What one key of a step holds, as one value: it is read, and written, at once. A few things under
 * as many names cost a state backend, and each checkpoint, as many times more. Where a key comes to
 * hold much of a kind, as a hotel has guests without end, the kind moves to an {@link Annex}, and
 * stays there until nothing of it is left.
 */
public final class Holding {

  private static final int VERSION = 1;

  private final int mostBytes;
  private final Function<String, Annex> annexes;
  private final Map<String, Map<String, byte[]>> shelves = new LinkedHashMap<>();
  private final Set<String> moved = new TreeSet<>();
  private Long wake;
  private boolean isChanged;

  private Holding(int mostBytes, Function<String, Annex> annexes) {
    this.mostBytes = mostBytes;
    this.annexes = annexes;
  }

  /**
   * @param form as {@link #form} made it; null of a key that holds nothing yet
   * @param mostBytes that may lie here of one kind, unless it is a single thing
   * @param annexes the key's, by the kind's name
   */
  public static Holding of(byte[] form, int mostBytes, Function<String, Annex> annexes) {
    Holding holding = new Holding(mostBytes, annexes);
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
      moved.add(from.readText());
    }
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
    if (shelves.isEmpty() && moved.isEmpty() && wake == null) {
      return null;
    }
    FormOutput to = new FormOutput();
    to.writeByte(VERSION);
    Form.maybe(wake, (instant, out) -> out.writeLong(instant), to);
    to.writeInt(moved.size());
    moved.forEach(to::writeText);
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

  /** Whether anything has been changed since it was read. */
  public boolean isChanged() {
    return isChanged;
  }

  /** The names of the kinds of which it holds anything, here or in an annex. */
  public Set<String> kinds() {
    Set<String> kinds = new TreeSet<>(shelves.keySet());
    kinds.addAll(moved);
    return kinds;
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

    /** Null when it is here. */
    private Annex annex() {
      return moved.contains(kind.name()) ? annexes.apply(kind.name()) : null;
    }

    private Map<String, byte[]> here() {
      return shelves.getOrDefault(kind.name(), Map.of());
    }

    private byte[] form(String id) {
      Annex annex = annex();
      return annex == null ? here().get(id) : annex.get(id);
    }

    @Override
    public V get(String id) {
      byte[] form = form(id);
      return form == null ? null : kind.read(form);
    }

    @Override
    public boolean put(String id, V value) {
      return putForm(id, kind.written(value));
    }

    @Override
    public boolean putForm(String id, byte[] form) {
      if (Arrays.equals(form, form(id))) {
        return false;
      }
      Annex annex = annex();
      if (annex != null) {
        annex.put(id, form);
        return true;
      }
      isChanged = true;
      Map<String, byte[]> values =
          shelves.computeIfAbsent(kind.name(), name -> new LinkedHashMap<>());
      values.put(id, form);
      if (values.size() > 1 && bytes(values) > mostBytes) {
        shelves.remove(kind.name());
        moved.add(kind.name());
        values.forEach(annex()::put);
      }
      return true;
    }

    private int bytes(Map<String, byte[]> values) {
      int bytes = 0;
      for (Map.Entry<String, byte[]> each : values.entrySet()) {
        bytes += each.getKey().length() + each.getValue().length;
      }
      return bytes;
    }

    @Override
    public boolean remove(String id) {
      if (form(id) == null) {
        return false;
      }
      Annex annex = annex();
      if (annex == null) {
        isChanged = true;
        here().remove(id);
        if (here().isEmpty()) {
          shelves.remove(kind.name());
        }
      } else {
        annex.remove(id);
        if (annex.isEmpty()) {
          isChanged = true;
          moved.remove(kind.name());
        }
      }
      return true;
    }

    @Override
    public Map<String, V> all() {
      Annex annex = annex();
      Map<String, V> all = new LinkedHashMap<>();
      (annex == null ? here() : annex.all()).forEach((id, form) -> all.put(id, kind.read(form)));
      return all;
    }

    @Override
    public boolean isEmpty() {
      return annex() == null && here().isEmpty();
    }
  }
}
