package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.contact.Contact;
import io.gridline.pipelines.presence.Presence;
import java.util.List;

/**
 * A standing record of somebody whom the run has to look at.
 *
 * @param contacts what it met of the cases, of every order
 * @param fallenFor the orders that it does not stand for; almost always none
 */
public record FoundPresence(Presence presence, List<Contact> contacts, List<String> fallenFor) {

  FoundPresence withoutClaim() {
    return new FoundPresence(presence.withoutClaim(), contacts, fallenFor);
  }
}
