package io.gridline.pipelines.step;

import io.gridline.pipelines.entry.ListedEntry;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Keyed by order and person: keeps the entry that is shown, and shows another when anything but its
 * as_of has changed. For a moment two households may both have somebody who moves from one to the
 * other.
 */
public record PublishEntries() implements Step {

  private static final String SHOWN = "";

  @Override
  public StepName name() {
    return StepName.PUBLISH_ENTRIES;
  }

  @Override
  public List<Kind<?>> holds() {
    return List.of(Kind.ENTRY, Kind.SHOWN);
  }

  @Override
  public void take(Letter letter, Desk desk) {
    if (Step.put(letter, desk)) {
      show(desk);
    }
  }

  private static void show(Desk desk) {
    ListedEntry entry =
        desk.shelf(Kind.ENTRY).all().entrySet().stream()
            .max(
                Comparator.comparing(
                        (Map.Entry<String, ListedEntry> each) -> each.getValue().asOf())
                    .thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getValue)
            .orElse(null);
    Shown before = desk.shelf(Kind.SHOWN).get(SHOWN);
    if (entry == null) {
      desk.shelf(Kind.SHOWN).remove(SHOWN);
      desk.send(new Letter(StepName.ENTRIES, desk.key(), Kind.SHOWN.name(), SHOWN, null));
    } else if (before == null || !isSame(entry, before.entry())) {
      Shown shown = new Shown(entry, before == null ? 1 : before.version() + 1);
      desk.shelf(Kind.SHOWN).put(SHOWN, shown);
      desk.send(Letter.of(StepName.ENTRIES, desk.key(), Kind.SHOWN, SHOWN, shown));
      if (before == null || entry.level().compareTo(before.entry().level()) > 0) {
        desk.send(Letter.of(StepName.ALERTS, desk.key(), Kind.SHOWN, SHOWN, shown));
      }
    }
  }

  private static boolean isSame(ListedEntry entry, ListedEntry before) {
    byte[] now = Kind.ENTRY.written(entry.at(before.asOf()));
    return Arrays.equals(now, Kind.ENTRY.written(before));
  }
}
