package io.gridline.desk.page;

import static io.gridline.desk.ADesk.COMMUNITY;
import static io.gridline.desk.ADesk.NEIGHBOUR;
import static io.gridline.desk.ADesk.ORDER;
import static io.gridline.desk.ADesk.OTHER_STREET;
import static io.gridline.desk.ADesk.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.desk.ADesk;
import io.gridline.desk.Sql;
import io.gridline.desk.access.Role;
import io.gridline.pipelines.entry.ListedEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A desk with a list on it in the morning, a worker's phone and a laptop.
 *
 * @param wire between the desk and both
 */
record ADay(ADesk desk, Wire wire, Browser phone, Browser laptop) implements AutoCloseable {

  static final int LATE = 4;
  static final int WITHDRAWN = 5;
  static final int TO_MOVE = 6;

  /** What a page may weigh, with style and script, unpacked. */
  private static final long HEAVIEST = 150_000;

  static ADay begin(Path folder) throws IOException {
    ADesk desk = ADesk.start(folder);
    desk.account("wang", Role.WORKER, COMMUNITY);
    desk.account("li", Role.WORKER, NEIGHBOUR);
    desk.account("street", Role.COORDINATOR, COMMUNITY.substring(0, 9));
    desk.account("county", Role.OFFICER, COMMUNITY.substring(0, 6));
    desk.account("city", Role.OFFICER, "3301");
    desk.desk().take(ORDER, list(desk));
    Sql.as(desk, "postgres")
        .rows(
            "INSERT INTO source_freshness VALUES ('"
                + ORDER
                + "', 'hotel', '2020-02-10 00:40Z'), ('"
                + ORDER
                + "', 'rail', '2020-02-08 11:00Z')");
    Wire wire = new Wire(() -> desk.desk().port());
    return new ADay(desk, wire, Browser.ofSize(360, 740, wire), Browser.ofSize(1280, 800, wire));
  }

  /** Persons 2 and 3 live together. */
  private static List<ListedEntry> list(ADesk desk) {
    List<ListedEntry> list = new ArrayList<>();
    list.add(desk.entries().of(1, COMMUNITY));
    for (int person : new int[] {2, 3}) {
      list.add(desk.entries().of(person, COMMUNITY, "h1", START.minus(Duration.ofDays(2))));
    }
    for (int person : new int[] {LATE, WITHDRAWN, TO_MOVE}) {
      list.add(desk.entries().of(person, COMMUNITY));
    }
    for (int person = 10; person < 24; person++) {
      list.add(desk.entries().of(person, person < 22 ? NEIGHBOUR : OTHER_STREET));
    }
    for (int person = 24; person < 54; person++) {
      list.add(desk.entries().of(person, "330102001051"));
    }
    return list;
  }

  /** The worker takes a task on, on the phone. */
  void takeOn(int person) {
    phone.open("/tasks/" + task(person));
    phone.press("form[data-action=acknowledge] button");
    phone.waitFor(
        "the task to be hers", "document.querySelector('.mark.state').textContent === '已接单'");
  }

  /** What was opened before the network went is shown again by a tap; what was not, is not. */
  void keepsAnAddressForAnHour() {
    assertThat(phone.text("[data-value=address]")).doesNotContain("某路");
    phone.press("[data-open=address]");
    phone.waitForText("[data-value=address]", "某路2号");
    assertThat(phone.text("#net")).contains("离线时不再重复登记");
    phone.press("[data-open=name]");
    phone.waitForText("#net", "没有网络时不能显示。");
    phone.run(
        "const kept = Object.keys(sessionStorage).find(k => k.startsWith('opened '));"
            + " sessionStorage.setItem(kept, JSON.stringify({at: Date.now() - 3600001, text: 'x'}))");
    phone.open("/tasks/" + task(2));
    phone.press("[data-open=address]");
    phone.waitForText("#net", "没有网络时不能显示。");
    assertThat(phone.run("return Object.keys(sessionStorage).join().includes('opened')"))
        .isEqualTo(false);
  }

  /** Opens a form on the phone. */
  void unfold(String action) {
    phone.press("details:has(form[data-action=" + action + "]) > summary");
  }

  /** The number of somebody's task. */
  String task(int person) {
    return Sql.as(desk, "postgres")
        .rows("SELECT task_id FROM task WHERE person_key = '" + desk.entries().key(person) + "'")
        .get(0);
  }

  /** That a page can be used by everybody and is light; takes its picture. */
  static void check(Browser browser, String name) {
    browser.photograph(name);
    browser.assertUsable(name);
    assertThat(browser.weight()).as("what %s weighs", name).isBetween(10_000L, HEAVIEST);
  }

  @Override
  public void close() throws IOException {
    phone.close();
    laptop.close();
    wire.close();
    desk.close();
  }
}
