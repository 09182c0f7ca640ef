package io.gridline.pipelines.scheduled;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink how facts are moved: by {@link FactSerializer}. */
public final class FactType extends TypeInformation<Fact> {

  private static final long serialVersionUID = 1;

  public static final FactType INSTANCE = new FactType();

  private FactType() {}

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
  public Class<Fact> getTypeClass() {
    return Fact.class;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<Fact> createSerializer(SerializerConfig config) {
    return FactSerializer.INSTANCE;
  }

  @Override
  public String toString() {
    return "Fact";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FactType;
  }

  @Override
  public int hashCode() {
    return FactType.class.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof FactType;
  }
}
