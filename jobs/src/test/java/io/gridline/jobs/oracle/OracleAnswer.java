package io.gridline.jobs.oracle;

import java.util.List;

/**
 * What the contract says of one order. Persons stand as the text that their key is made of
 * (`person:<id>`, `visitor:<type>:<number>`), households likewise, instants as epoch milliseconds,
 * sets sorted and joined by `;`.
 *
 * @param entries every column of section 7, then the full document number and phone
 * @param evidence of the people with an entry
 * @param accounting source, counter (`rejected <reason>` for rejections) and number; no zeros
 * @param reviews what a clerk has to find out, column for column
 * @param freshness source and the greatest start of its accepted records before as_of
 */
record OracleAnswer(
    TextTable entries,
    TextTable evidence,
    TextTable accounting,
    TextTable freshness,
    TextTable reviews,
    int elsewhere) {

  /** The accounting as `source counter number`. */
  List<String> accounted() {
    return accounting.rows().stream().map(row -> String.join(" ", row)).toList();
  }
}
