package io.gridline.pipelines.identity;

import io.gridline.pipelines.identity.Register.Document;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.Register.Subscription;
import java.io.Serializable;

/** Opens the rows of the register that the sealing transform has sealed. */
public interface RowVault extends Serializable {

  /** Whose row it is, of any table: its person_id. */
  String openPersonId(byte[] sealedRow);

  Person openPerson(SealedRow row);

  Document openDocument(SealedRow row);

  Subscription openSubscription(SealedRow row);
}
