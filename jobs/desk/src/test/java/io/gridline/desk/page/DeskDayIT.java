package io.gridline.desk.page;

import static io.gridline.desk.ADesk.COMMUNITY;
import static io.gridline.desk.ADesk.NEIGHBOUR;
import static io.gridline.desk.ADesk.ORDER;
import static io.gridline.desk.ADesk.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.desk.ADesk;
import io.gridline.desk.access.AccountBook;
import io.gridline.desk.access.Role;
import io.gridline.desk.database.Owner;
import java.nio.file.Path;
import java.time.Duration;
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

  /** Less than a second at 2G's 250 kbit/s. */
  private static final long FIRST_LOAD = 20_000;

  @TempDir private static Path folder;
  private static ADay day;
  private static ADesk desk;
  private static Browser phone;
  private static Browser laptop;

  @BeforeAll
  static void publishTheList() throws Exception {
    day = ADay.begin(folder);
    desk = day.desk();
    phone = day.phone();
    laptop = day.laptop();
  }

  @AfterAll
  static void goHome() throws Exception {
    day.close();
  }

  @Test
  @Order(0)
  void aNewWorkerSetsAPasswordOnce() {
    String link =
        new AccountBook(Owner.of(desk.address(), "postgres"))
            .invite("new", "新来的", Role.WORKER, NEIGHBOUR);
    phone.open("/setup/" + link);
    ADay.check(phone, "00-set-up");
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
    ADay.check(phone, "01-sign-in");
    phone.signIn("wang", PASSWORD);
    assertThat(phone.all(".visits > li")).as("a household is one visit").hasSize(5);
    assertThat(phone.text(".together")).contains("同住 2 人");
    assertThat(phone.text(".due time")).isEqualTo("2 小时后到期");
    assertThat(phone.text("main")).contains("曾在疫区停留").doesNotContain("p1");
    ADay.check(phone, "02-my-tasks");
    phone.waitUntilPacked();
  }

  @Test
  @Order(2)
  void takesATaskOnAndOpensTheNumber() {
    phone.open("/tasks/" + day.task(1));
    assertThat(phone.text("[data-value=phone]")).contains("****");
    phone.press("form[data-action=acknowledge] button");
    phone.waitFor(
        "the task to be hers", "document.querySelector('.mark.state').textContent === '已接单'");
    assertThat(phone.all("a[href^='tel:']")).isEmpty();
    phone.press("[data-open=phone]");
    phone.waitFor("the number", "document.querySelector(\"a[href='tel:+8613900000001']\")");
    ADay.check(phone, "03-number-opened");
    phone.open("/");
    phone.open("/tasks/" + day.task(1));
    assertThat(phone.text("[data-value=phone]")).as("hidden again").contains("****");
    assertThat(
            (Boolean)
                phone.run("return document.documentElement.outerHTML.includes('13900000001')"))
        .isFalse();
  }

  @Test
  @Order(3)
  void recordsAVisitAndACheckWithoutANetwork() throws Exception {
    day.takeOn(2);
    phone.press("[data-open=address]");
    phone.waitForText("[data-value=address]", "某路2号");
    phone.open("/");
    phone.waitUntilPacked();
    phone.goOffline();
    phone.open("/tasks/" + day.task(2));
    phone.waitFor("the kept page", "document.body.dataset.kept");
    day.keepsAnAddressForAnHour();
    day.unfold("visit");
    phone.type("#visit-note", "全家在家");
    ADay.check(phone, "04-visit-form");
    phone.press("form[data-action=visit] button");
    phone.waitFor("the visit to wait", "document.querySelectorAll('#outbox li').length === 1");
    day.unfold("check");
    phone.press("form[data-action=check] button");
    phone.waitForText("#net", "请填写体温，或勾选症状（无症状请勾选“无症状”）。");
    phone.type("#temperature", "37,4");
    phone.press("input[value=cough]");
    phone.type("#needs", "降压药");
    phone.type(".member [data-temperature]", "36.4");
    assertThat(phone.run("return document.querySelector('.member [type=checkbox]').checked"))
        .as("who has a temperature was seen")
        .isEqualTo(true);
    phone.photograph("05-check-form");
    phone.press("form[data-action=check] button");
    phone.waitFor("both checks to wait", "document.querySelectorAll('#outbox li').length === 3");
    ADay.check(phone, "06-without-a-network");
    phone.open("/map");
    assertThat(phone.text("main")).contains("没有网络");
    phone.photograph("07-not-kept");
    phone.open("/");
    phone.waitFor("the kept list", "document.body.dataset.kept");
    phone.comeBack();
    phone.waitFor(
        "all to be sent",
        "!document.body.dataset.kept && document.getElementById('outbox').hidden");
    phone.open("/tasks/" + day.task(2));
    assertThat(phone.text(".checks")).contains("37.4 °C", "咳嗽", "降压药");
    assertThat(phone.text(".mark.state")).isEqualTo("观察中");
    ADay.check(phone, "08-synchronised");
    phone.open("/tasks/" + day.task(3));
    assertThat(phone.text(".history")).as("the household was one visit").contains("上门走访");
    assertThat(phone.text(".checks")).contains("36.4 °C", "无症状").doesNotContain("咳嗽");
    assertThat(phone.all(".history li").stream().filter(li -> li.getText().contains("上门走访")))
        .hasSize(1);
  }

  @Test
  @Order(4)
  void saysWhatCouldNotBeDoneAndWhy() throws Exception {
    day.takeOn(ADay.WITHDRAWN);
    phone.open("/");
    phone.waitUntilPacked();
    phone.goOffline();
    phone.open("/tasks/" + day.task(ADay.WITHDRAWN));
    day.unfold("visit");
    phone.press("form[data-action=visit] button");
    phone.waitFor("the visit to wait", "document.querySelectorAll('#outbox li').length === 1");
    desk.desk().withdraw(ORDER, List.of(desk.entries().key(ADay.WITHDRAWN)));
    phone.comeBack();
    phone.waitFor(
        "the refusal", "!document.body.dataset.kept && document.querySelector('#outbox .refused')");
    assertThat(phone.text("#outbox .refused")).contains("上门走访", "未能完成");
    assertThat(phone.text("article")).contains("已撤回", "记录、户籍或病例信息已更正");
    ADay.check(phone, "09-withdrawn-meanwhile");
    phone.press("#outbox .refused button");
    phone.waitFor("it to be dismissed", "document.getElementById('outbox').hidden");
  }

  @Test
  @Order(5)
  void theStreetAssignsAndTransfers() {
    TheLaptop.assign(day);
    TheLaptop.transfer(day);
  }

  @Test
  @Order(6)
  void theCountySeesWhatIsOverdue() {
    desk.clock().goOn(Duration.ofHours(5));
    desk.desk().sweep();
    TheLaptop.lookAtWhatIsOverdue(day);
    phone.open("/?show=overdue");
    ADay.check(phone, "17-overdue");
  }

  @Test
  @Order(7)
  void anExposureSinceRestartsTheClock() {
    assertThat(isOverdue(ADay.LATE)).isTrue();
    desk.desk()
        .take(ORDER, List.of(desk.entries().of(ADay.LATE, COMMUNITY, "", desk.clock().instant())));
    phone.open("/tasks/" + day.task(ADay.LATE));
    assertThat(phone.text(".history")).contains("再次接触，重新计时");
    assertThat(isOverdue(ADay.LATE)).isFalse();
    ADay.check(phone, "18-exposed-again");
  }

  private static boolean isOverdue(int person) {
    phone.open("/tasks/" + day.task(person));
    return !phone.all("header .due.over").isEmpty();
  }

  @Test
  @Order(8)
  void aTaskIsClosedAndTheSheetIsPrinted() {
    phone.open("/tasks/" + day.task(1));
    day.unfold("close");
    phone.press("input[value=referred_to_online_clinic]");
    ADay.check(phone, "19-outcome");
    phone.press("form[data-action=close] button");
    phone.waitFor(
        "the task to be closed", "document.querySelector('.mark.state').textContent === '已办结'");
    phone.open("/print");
    ADay.check(phone, "20-sheet");
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
    ADay.check(phone, "22-dark-menu");
    phone.press("form[action='/language'] button");
    phone.waitFor("English", "document.documentElement.lang === 'en'");
    assertThat(phone.text("main")).contains("Was in an affected area", "Daily check due in 19 h");
    ADay.check(phone, "23-english-dark");
    phone.open("/tasks/" + day.task(2));
    ADay.check(phone, "24-task-english-dark");
    phone.prefer("light");
  }

  @Test
  @Order(10)
  void aKeyboardGetsPastTheNavigationAndNobodyToAnothersTask() {
    phone.open("/tasks/" + day.task(10));
    assertThat(phone.text("h1")).as("another community's task").isEqualTo("Not found");
    ADay.check(phone, "25-not-found");
    phone.open("/tasks/" + day.task(ADay.LATE));
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
            (List<?>)
                phone.run("return indexedDB.databases().then(all => all.map(one => one.name))"))
        .isEmpty();
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
}
