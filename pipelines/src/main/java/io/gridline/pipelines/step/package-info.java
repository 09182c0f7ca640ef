/**
 * The live job's state machines: plain Java, without Flink, clock or I/O.
 *
 * <pre>
 *  records --> LatestRecord ----> ResolveClaims ----> FindContacts
 *                                   ^   ^    |              |
 *  register -> BindClaims ----------+   |    +------------- | -----> EvaluateHousehold --> PublishEntries, PublishReview
 *                  |                    |                   |           ^ ^ ^
 *                  +---> MarkCases -----+                   +-----------+ | |
 *                          ^    |                                         | |
 *  cases ----> LatestCase -+    +-----------------------------------------+ |
 *  orders ------------------------------------------------------------------+
 * </pre>
 *
 * (BindClaims tells EvaluateHousehold too, who its members are.)
 *
 * <p>Between them goes one kind of message, the {@link io.gridline.pipelines.step.Letter}: this is
 * so now, under this id, or it is so no longer. Each id has one writer, who finds out or remembers
 * where it last sent it. What a step holds is a set, and what it sends is a function of that set,
 * so that no arrival order makes a difference in the end.
 */
package io.gridline.pipelines.step;
