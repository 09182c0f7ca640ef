package io.gridline.pipelines.step;

/**
 * What one step tells another: under this id this is so now, or it is so no longer. The last one of
 * an id counts.
 *
 * @param to whom
 * @param key which of its keys
 * @param kind what {@code value} is, by {@link Kind#name}
 * @param id unique among what the key holds of that kind
 * @param value in the kind's form; null takes away what was sent before
 */
public record Letter(StepName to, String key, String kind, String id, byte[] value) {

  static <V> Letter of(StepName to, String key, Kind<V> kind, String id, V value) {
    return new Letter(to, key, kind.name(), id, kind.written(value));
  }

  /** Where it goes, whatever it says. */
  Address address() {
    return new Address(to, key, kind, id);
  }

  public boolean takesAway() {
    return value == null;
  }

  /** Where something was sent, so that it can be taken away. */
  record Address(StepName to, String key, String kind, String id) {

    Letter takenAway() {
      return new Letter(to, key, kind, id, null);
    }
  }

  @Override
  public String toString() {
    return "Letter[" + to + ", " + kind + "]";
  }
}
