package io.gridline.desk.page;

import static io.gridline.desk.ADesk.NEIGHBOUR;
import static io.gridline.desk.ADesk.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

/** The part of a day that street, county and city have in it, on a laptop. */
final class TheLaptop {

  private TheLaptop() {}

  /** The street gives a task to somebody. */
  static void assign(ADay day) {
    Browser laptop = day.laptop();
    laptop.signIn("street", PASSWORD);
    laptop.open("/overview");
    assertThat(laptop.all("tbody tr")).hasSize(2);
    ADay.check(laptop, "10-overview");
    laptop.press("input[name=task][value='" + day.task(ADay.LATE) + "']");
    laptop.run("document.querySelector('select[name=account]').value = 'wang'");
    laptop.press(".assign button");
    laptop.waitFor(
        "the assignment", "document.querySelector('[data-said]')?.textContent.includes('1')");
    ADay.check(laptop, "11-assigned");
  }

  /** The street transfers a task to the community beside, who takes it. */
  static void transfer(ADay day) {
    Browser laptop = day.laptop();
    laptop.open("/tasks/" + day.task(ADay.TO_MOVE));
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
    ADay.check(laptop, "13-transfer-offered");
    laptop.press("form[data-action=accept] button");
    laptop.waitFor(
        "the task to be theirs",
        "!document.querySelector('section.transfer') &&"
            + " document.querySelector('form[data-action=acknowledge]')");
    laptop.signOut();
  }

  /** County and city see what is late, and where. */
  static void lookAtWhatIsOverdue(ADay day) {
    Browser laptop = day.laptop();
    laptop.signIn("county", PASSWORD);
    laptop.open("/overview?state=escalated");
    assertThat(laptop.text(".rows")).contains("已升级至区县", "已逾期 3 小时");
    ADay.check(laptop, "14-escalated");
    laptop.open("/map");
    assertThat(laptop.text("main")).contains("<5");
    ADay.check(laptop, "15-map-county");
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
    ADay.check(laptop, "16-map-city");
    laptop.signOut();
  }
}
