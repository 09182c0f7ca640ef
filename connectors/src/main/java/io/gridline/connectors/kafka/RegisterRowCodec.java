package io.gridline.connectors.kafka;

import io.gridline.pipelines.identity.Register.Table;
import io.gridline.pipelines.identity.SealedRow;
import io.gridline.schemas.Schemas;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** Rows of the register on its topics ({@link Topics#register}). */
public final class RegisterRowCodec extends MessageCodec<SealedRow> {

  private static final long serialVersionUID = 1;

  @Override
  Schema contract() {
    return Schemas.REGISTER_ROW;
  }

  @Override
  void write(SealedRow row, GenericRecord to) {
    to.put("table", row.table().name().toLowerCase(Locale.ROOT));
    to.put("person_key", row.personKey());
    to.put("row_key", row.rowKey());
    Fields.putUnlessEmpty(to, "household_key", row.householdKey());
    to.put("claim_type", row.claimType() == null ? null : row.claimType().text());
    Fields.putHash(to, row.claim());
    Fields.putDivision(to, "registered_division", row.registered());
    Fields.putDivision(to, "residence_division", row.residence());
    Fields.putTime(to, "valid_from", row.validFrom());
    Fields.putTime(to, "valid_to", row.validTo());
    Fields.putBytes(to, "row_sealed", row.sealed());
  }

  @Override
  SealedRow read(GenericRecord from) {
    return new SealedRow(
        Table.valueOf(Fields.text(from, "table").toUpperCase(Locale.ROOT)),
        Fields.text(from, "person_key"),
        Fields.text(from, "row_key"),
        Fields.textOrEmpty(from, "household_key"),
        Fields.claimType(from),
        Fields.hash(from),
        Fields.division(from, "registered_division"),
        Fields.division(from, "residence_division"),
        Fields.time(from, "valid_from"),
        Fields.time(from, "valid_to"),
        Fields.bytes(from, "row_sealed"));
  }
}
