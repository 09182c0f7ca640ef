package io.gridline.desk.page;

import static io.gridline.desk.ADesk.COMMUNITY;
import static io.gridline.desk.ADesk.NEIGHBOUR;
import static io.gridline.desk.ADesk.ORDER;
import static io.gridline.desk.ADesk.OTHER_STREET;
import static io.gridline.desk.ADesk.PASSWORD;
import static io.gridline.desk.ADesk.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.desk.ADesk;
import io.gridline.desk.Sql;
import io.gridline.desk.access.AccountBook;
import io.gridline.desk.access.Role;
import io.gridline.desk.database.Owner;
import io.gridline.pipelines.entry.ListedEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole day at the desk, in a real browser, from the list in the morning to what was withdrawn.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeskDayIT {

  /** What a page may weigh, with style and script, unpacked. */
  private static final long HEAVIEST = 150_000;

  /** Less than a second at 2G's 250 kbit/s. */
  private static final long FIRST_LOAD = 20_000;

  private static final int LATE = 4;
  private static final int WITHDRAWN = 5;
  private static final int TO_MOVE = 6;

  @TempDir private static Path folder;
  private static ADesk desk;
  private static Wire wire;
  private static Browser phone;
  private static Browser laptop;

  @BeforeAll
  static void publishTheList() throws Exception {
    desk = ADesk.start(folder);
    desk.account("wang", Role.WORKER, COMMUNITY);
    desk.account("li", Role.WORKER, NEIGHBOUR);
    desk.account("street", Role.COORDINATOR, COMMUNITY.substring(0, 9));
    desk.account("county", Role.OFFICER, COMMUNITY.substring(0, 6));
    desk.account("city", Role.OFFICER, "3301");
    List<ListedEntry> list = new ArrayList<>();
    list.add(desk.entries().of(1, COMMUNITY));
    list.add(member(2));
    list.add(member(3));
    for (int person : new int[] {LATE, WITHDRAWN, TO_MOVE}) {
      list.add(desk.entries().of(person, COMMUNITY));
    }
    for (int person = 10; person < 24; person++) {
      list.add(desk.entries().of(person, person < 22 ? NEIGHBOUR : OTHER_STREET));
    }
    for (int person = 24; person < 54; person++) {
      list.add(desk.entries().of(person, "330102001051"));
    }
    desk.desk().take(ORDER, list);
    Sql.as(desk, "postgres")
        .rows(
            "INSERT INTO source_freshness VALUES ('"
                + ORDER
                + "', 'hotel', '2020-02-10 00:40Z'), ('"
                + ORDER
                + "', 'rail', '2020-02-08 11:00Z')");
    wire = new Wire(() -> desk.desk().port());
    phone = Browser.ofSize(360, 740, wire);
    laptop = Browser.ofSize(1280, 800, wire);
  }

  private static ListedEntry member(int person) {
    return desk.entries().of(person, COMMUNITY, "h1", START.minus(Duration.ofDays(2)));
  }

  @AfterAll
  static void goHome() throws Exception {
    phone.close();
    laptop.close();
    wire.close();
    desk.close();
  }

  @Test
  @Order(0)
  void aNewWorkerSetsAPasswordOnce() {
    String link =
        new AccountBook(Owner.of(desk.address(), "postgres"))
            .invite("new", "新来的", Role.WORKER, NEIGHBOUR);
    phone.open("/setup/" + link);
    check(phone, "00-set-up");
    assertThat(phone.transferred())
        .as("what a phone without anything kept loads")
        .isBetween(5_000L, FIRST_LOAD);
    phone.type("#password", "a long enough one");
    phone.type("#again", "another one at all");
    phone.press("main button");
    phone.waitForText("[role=alert]", "两次输入不一致。");
    phone.type("#password", "a long enough one");
    phone.type("#again", "a long enough one");
    phone.press("main button");
    phone.waitForText("main [role=status]", "密码已设置，请登录。");
    phone.type("#account", "new");
    phone.type("#password", "a wrong one");
    phone.press("main button");
    phone.waitForText("main [role=alert]", "账号或密码不正确，或尝试次数过多。请稍后再试。");
  }

  @Test
  @Order(1)
  void aWorkerFindsTheListOnThePhone() {
    phone.open("/login");
    check(phone, "01-sign-in");
    phone.signIn("wang", PASSWORD);
    assertThat(phone.all(".visits > li")).as("a household is one visit").hasSize(5);
    assertThat(phone.text(".together")).contains("同住 2 人");
    assertThat(phone.text(".due time")).isEqualTo("2 小时后到期");
    assertThat(phone.text("main")).contains("曾在疫区停留").doesNotContain("p1");
    check(phone, "02-my-tasks");
    phone.waitUntilPacked();
  }

  @Test
  @Order(2)
  void takesATaskOnAndOpensTheNumber() {
    phone.open("/tasks/" + task(1));
    assertThat(phone.text("[data-value=phone]")).contains("****");
    phone.press("form[data-action=acknowledge] button");
    phone.waitFor(
        "the task to be hers", "document.querySelector('.mark.state').textContent === '已接单'");
    assertThat(phone.all("a[href^='tel:']")).isEmpty();
    phone.press("[data-open=phone]");
    phone.waitFor("the number", "document.querySelector(\"a[href='tel:+8613900000001']\")");
    check(phone, "03-number-opened");
    phone.open("/");
    phone.open("/tasks/" + task(1));
    assertThat(phone.text("[data-value=phone]")).as("hidden again").contains("****");
    assertThat(
            (Boolean)
                phone.run("return document.documentElement.outerHTML.includes('13900000001')"))
        .isFalse();
  }

  @Test
  @Order(3)
  void recordsAVisitAndACheckWithoutANetwork() throws Exception {
    takeOn(2);
    phone.open("/");
    phone.waitUntilPacked();
    phone.goOffline();
    phone.open("/tasks/" + task(2));
    phone.waitFor("the kept page", "document.body.dataset.kept");
    unfold("visit");
    phone.type("#visit-note", "全家在家");
    check(phone, "04-visit-form");
    phone.press("form[data-action=visit] button");
    phone.waitFor("the visit to wait", "document.querySelectorAll('#outbox li').length === 1");
    unfold("check");
    phone.type("#temperature", "37,4");
    phone.press("input[value=cough]");
    phone.type("#needs", "降压药");
    phone.photograph("05-check-form");
    phone.press("form[data-action=check] button");
    phone.waitFor("the check to wait", "document.querySelectorAll('#outbox li').length === 2");
    check(phone, "06-without-a-network");
    phone.open("/map");
    assertThat(phone.text("main")).contains("没有网络");
    phone.photograph("07-not-kept");
    phone.open("/");
    phone.waitFor("the kept list", "document.body.dataset.kept");
    phone.comeBack();
    phone.waitFor(
        "all to be sent",
        "!document.body.dataset.kept && document.getElementById('outbox').hidden");
    phone.open("/tasks/" + task(2));
    assertThat(phone.text(".checks")).contains("37.4 °C", "咳嗽", "降压药");
    assertThat(phone.text(".mark.state")).isEqualTo("观察中");
    check(phone, "08-synchronised");
    phone.open("/tasks/" + task(3));
    assertThat(phone.text(".history")).as("the household was one visit").contains("上门走访");
  }

  @Test
  @Order(4)
  void saysWhatCouldNotBeDoneAndWhy() throws Exception {
    takeOn(WITHDRAWN);
    phone.open("/");
    phone.waitUntilPacked();
    phone.goOffline();
    phone.open("/tasks/" + task(WITHDRAWN));
    unfold("visit");
    phone.press("form[data-action=visit] button");
    phone.waitFor("the visit to wait", "document.querySelectorAll('#outbox li').length === 1");
    desk.desk().withdraw(ORDER, List.of(desk.entries().key(WITHDRAWN)));
    phone.comeBack();
    phone.waitFor(
        "the refusal", "!document.body.dataset.kept && document.querySelector('#outbox .refused')");
    assertThat(phone.text("#outbox .refused")).contains("上门走访", "未能完成");
    assertThat(phone.text("article")).contains("已撤回", "记录、户籍或病例信息已更正");
    check(phone, "09-withdrawn-meanwhile");
    phone.press("#outbox .refused button");
    phone.waitFor("it to be dismissed", "document.getElementById('outbox').hidden");
  }

  @Test
  @Order(5)
  void theStreetAssignsAndTransfers() {
    laptop.signIn("street", PASSWORD);
    laptop.open("/overview");
    assertThat(laptop.all("tbody tr")).hasSize(2);
    check(laptop, "10-overview");
    laptop.press("input[name=task][value='" + task(LATE) + "']");
    laptop.run("document.querySelector('select[name=account]').value = 'wang'");
    laptop.press(".assign button");
    laptop.waitFor(
        "the assignment", "document.querySelector('[data-said]')?.textContent.includes('1')");
    check(laptop, "11-assigned");

    laptop.open("/tasks/" + task(TO_MOVE));
    laptop.run(
        "document.querySelector('form[data-action=transfer]').closest('details').open = true");
    laptop.type("#to", NEIGHBOUR);
    laptop.type("#transfer-reason", "搬到隔壁社区");
    laptop.photograph("12-transfer-form");
    laptop.press("form[data-action=transfer] button");
    laptop.waitFor("the transfer", "document.querySelector('section.transfer')");
    laptop.signOut();
    laptop.signIn("li", PASSWORD);
    laptop.open("/?show=incoming");
    assertThat(laptop.all(".visits > li")).hasSize(1);
    laptop.press(".visits a");
    laptop.waitFor("the offer", "document.querySelector('form[data-action=accept]')");
    check(laptop, "13-transfer-offered");
    laptop.press("form[data-action=accept] button");
    laptop.waitFor(
        "the task to be theirs",
        "!document.querySelector('section.transfer') &&"
            + " document.querySelector('form[data-action=acknowledge]')");
    laptop.signOut();
  }

  @Test
  @Order(6)
  void theCountySeesWhatIsOverdue() {
    desk.clock().goOn(Duration.ofHours(5));
    desk.desk().sweep();
    laptop.signIn("county", PASSWORD);
    laptop.open("/overview?state=escalated");
    assertThat(laptop.text(".rows")).contains("已升级至区县", "已逾期 3 小时");
    check(laptop, "14-escalated");
    laptop.open("/map");
    assertThat(laptop.text("main")).contains("<5");
    check(laptop, "15-map-county");
    laptop.signOut();
    laptop.signIn("city", PASSWORD);
    laptop.open("/map");
    laptop.run(
        "const s = document.getElementById('slider'); s.value = 0; s.dispatchEvent(new"
            + " Event('input'))");
    laptop.waitFor(
        "the first day",
        "document.querySelector('[data-at]').textContent === document.querySelector('.slider"
            + " output').textContent");
    check(laptop, "16-map-city");
    laptop.signOut();
    phone.open("/?show=overdue");
    check(phone, "17-overdue");
  }

  @Test
  @Order(7)
  void anExposureSinceRestartsTheClock() {
    assertThat(isOverdue(LATE)).isTrue();
    desk.desk()
        .take(ORDER, List.of(desk.entries().of(LATE, COMMUNITY, "", desk.clock().instant())));
    phone.open("/tasks/" + task(LATE));
    assertThat(phone.text(".history")).contains("再次接触，重新计时");
    assertThat(isOverdue(LATE)).isFalse();
    check(phone, "18-exposed-again");
  }

  private static boolean isOverdue(int person) {
    phone.open("/tasks/" + task(person));
    return !phone.all("header .due.over").isEmpty();
  }

  @Test
  @Order(8)
  void aTaskIsClosedAndTheSheetIsPrinted() {
    phone.open("/tasks/" + task(1));
    unfold("close");
    phone.press("input[value=referred_to_online_clinic]");
    check(phone, "19-outcome");
    phone.press("form[data-action=close] button");
    phone.waitFor(
        "the task to be closed", "document.querySelector('.mark.state').textContent === '已办结'");
    phone.open("/print");
    check(phone, "20-sheet");
    laptop.signIn("wang", PASSWORD);
    laptop.open("/print");
    laptop.asOnPaper();
    laptop.photograph("21-sheet-on-paper");
  }

  @Test
  @Order(9)
  void speaksEnglishAndIsDarkWhereThatIsPreferred() {
    phone.prefer("dark");
    phone.open("/");
    phone.press(".account summary");
    check(phone, "22-dark-menu");
    phone.press("form[action='/language'] button");
    phone.waitFor("English", "document.documentElement.lang === 'en'");
    assertThat(phone.text("main")).contains("Was in an affected area", "Daily check due in 19 h");
    check(phone, "23-english-dark");
    phone.open("/tasks/" + task(2));
    check(phone, "24-task-english-dark");
    phone.prefer("light");
  }

  @Test
  @Order(10)
  void aKeyboardGetsPastTheNavigationAndNobodyToAnothersTask() {
    phone.open("/tasks/" + task(10));
    assertThat(phone.text("h1")).as("another community's task").isEqualTo("Not found");
    check(phone, "25-not-found");
    phone.open("/tasks/" + task(LATE));
    phone.run("document.querySelector('.skip').focus()");
    assertThat(phone.run("return document.activeElement.getAttribute('href')")).isEqualTo("#main");
    assertThat(
            phone.run("return document.querySelector('.skip').getBoundingClientRect().left >= 0"))
        .isEqualTo(true);
  }

  @Test
  @Order(11)
  void leavesNothingOnThePhoneAfterSigningOut() {
    phone.signOut();
    phone.waitFor("nothing to be left", "localStorage.length + sessionStorage.length === 0");
    assertThat(
            (Long)
                phone.run(
                    "return caches.keys().then(names => names.filter(n => n === 'pages').length)"))
        .isZero();
    phone.open("/tasks/1");
    assertThat(phone.text("main")).contains("Sign in");
    assertThat(phone.complaints()).isEmpty();
    assertThat(laptop.complaints()).isEmpty();
  }

  private static void takeOn(int person) {
    phone.open("/tasks/" + task(person));
    phone.press("form[data-action=acknowledge] button");
    phone.waitFor(
        "the task to be hers", "document.querySelector('.mark.state').textContent === '已接单'");
  }

  private static void unfold(String action) {
    phone.press("details:has(form[data-action=" + action + "]) > summary");
  }

  private static String task(int person) {
    return Sql.as(desk, "postgres")
        .rows("SELECT task_id FROM task WHERE person_key = '" + desk.entries().key(person) + "'")
        .get(0);
  }

  private static void check(Browser browser, String name) {
    browser.photograph(name);
    browser.assertUsable(name);
    assertThat(browser.weight()).as("what %s weighs", name).isBetween(10_000L, HEAVIEST);
  }
}
