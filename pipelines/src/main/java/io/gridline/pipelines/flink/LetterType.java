package io.gridline.pipelines.flink;

import io.gridline.pipelines.step.Letter;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink how letters are moved. */
public final class LetterType extends TypeInformation<Letter> {

  private static final long serialVersionUID = 1;

  public static final LetterType INSTANCE = new LetterType();

  private LetterType() {}

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
  public Class<Letter> getTypeClass() {
    return Letter.class;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<Letter> createSerializer(SerializerConfig config) {
    return LetterSerializer.INSTANCE;
  }

  @Override
  public String toString() {
    return "Letter";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LetterType;
  }

  @Override
  public int hashCode() {
    return Letter.class.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof LetterType;
  }
}
