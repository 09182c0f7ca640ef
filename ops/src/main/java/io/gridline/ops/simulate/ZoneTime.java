package io.gridline.ops.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** When somebody really was in Wuhan: on a sojourn, or at home when home is there. */
final class ZoneTime {

  private final Cells cells;

  ZoneTime(Cells cells) {
    this.cells = cells;
  }

  List<Sojourn> of(Person person, List<Sojourn> sojourns) {
    List<Sojourn> presences = new ArrayList<>();
    boolean atHome = person.home >= 0 && cells.inZone(person.home);
    List<Sojourn> inOrder = new ArrayList<>(sojourns);
    inOrder.sort(Comparator.comparingInt(Sojourn::from));
    int homeSince = 0;
    for (Sojourn sojourn : inOrder) {
      if (sojourn.cell() >= 0 && cells.inZone(sojourn.cell())) {
        presences.add(sojourn);
      }
      if (atHome && sojourn.from() > homeSince) {
        presences.add(new Sojourn(person.home, homeSince, sojourn.from()));
      }
      homeSince = Math.max(homeSince, sojourn.to());
    }
    if (atHome && homeSince < Timeline.END) {
      presences.add(new Sojourn(person.home, homeSince, Timeline.END));
    }
    return presences;
  }
}
