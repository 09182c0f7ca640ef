package io.gridline.desk;

import io.gridline.desk.access.Accounts;
import io.gridline.desk.store.Officers;
import io.gridline.desk.store.Tasks;
import java.time.Clock;

/** What pages and API are made over. */
public record DeskParts(Accounts accounts, Tasks tasks, Officers officers, Clock clock) {}
