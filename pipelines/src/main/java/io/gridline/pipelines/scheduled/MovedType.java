package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.entry.ListedEntry;
import io.gridline.pipelines.flink.OwnType;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** The two things that a run shuffles. */
public final class MovedType {

  public static final TypeInformation<Fact> FACT =
      new OwnType<>(Fact.class, FactSerializer.INSTANCE);

  public static final TypeInformation<ListedEntry> ENTRY =
      new OwnType<>(ListedEntry.class, EntrySerializer.INSTANCE);

  private MovedType() {}
}
