package io.gridline.ops.show;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** The review list as text for a clerk.. */
record ReviewText(PrintWriter out) {

  void print(List<Map<String, Object>> items) {
    out.printf("%d questions for a clerk%n", items.size());
    int number = 0;
    for (Map<String, Object> item : items) {
      out.printf("%n%3d. %s: %s%n", ++number, item.get("reason"), item.get("meaning"));
      item.forEach(
          (name, value) -> {
            if (!name.equals("reason") && !name.equals("meaning")) {
              out.printf("     %-13s %s%n", name, value);
            }
          });
    }
  }
}
