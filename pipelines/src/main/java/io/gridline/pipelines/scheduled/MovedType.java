package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.entry.ListedEntry;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * Tells Flink how the two things that a run shuffles are moved: by serializers that are written
 * out, where reflection would find out anew for each of a dozen nested records.
 */
public final class MovedType<T> extends TypeInformation<T> {

  private static final long serialVersionUID = 1;

  public static final MovedType<Fact> FACT = new MovedType<>(Fact.class, FactSerializer.INSTANCE);

  public static final MovedType<ListedEntry> ENTRY =
      new MovedType<>(ListedEntry.class, EntrySerializer.INSTANCE);

  private final Class<T> type;
  private final MovedSerializer<T> serializer;

  private MovedType(Class<T> type, MovedSerializer<T> serializer) {
    this.type = type;
    this.serializer = serializer;
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<T> getTypeClass() {
    return type;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return serializer;
  }

  @Override
  public String toString() {
    return type.getSimpleName();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MovedType<?> moved && moved.type == type;
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof MovedType;
  }
}
