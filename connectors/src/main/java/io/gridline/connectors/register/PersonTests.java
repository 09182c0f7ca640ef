package io.gridline.connectors.register;

import io.gridline.connectors.columns.OneByOne;
import io.gridline.connectors.columns.ValueTest;
import io.gridline.connectors.rows.PassOver;
import io.gridline.connectors.rows.PassOver.Tested;
import io.gridline.pipelines.identity.Register.PersonQuery;
import io.gridline.pipelines.identity.Register.Residence;
import io.gridline.pipelines.presence.Division;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which rows of the person table a query need not be shown: those that no column makes asked. */
final class PersonTests {

  private PersonTests() {}

  static PassOver of(PersonQuery query) {
    List<Tested> tests = new ArrayList<>();
    add(tests, PersonRows.PERSON_ID, AskedText.ofIds(query.personIds(), true));
    if (!query.idNumbers().isEmpty()) {
      add(tests, PersonRows.ID_NUMBER, AskedNumber.resident(query.idNumbers()));
    }
    if (!query.householdIds().isEmpty()) {
      add(tests, PersonRows.HOUSEHOLD_ID, AskedText.ofIds(query.householdIds(), false));
    }
    if (!query.residences().isEmpty()) {
      add(tests, PersonRows.RESIDENCE, new LivesInside(query.residences()));
    }
    return PassOver.unless(tests);
  }

  /** The tests keep nothing: every reader may have the same. */
  private static void add(List<Tested> tests, int column, ValueTest test) {
    tests.add(new Tested(column, () -> test));
  }

  /** Looks for the beginning of a division code. */
  private static final class LivesInside implements OneByOne {

    private final List<byte[]> outer;

    LivesInside(List<Residence> residences) {
      outer =
          residences.stream()
              .flatMap(residence -> residence.livingInside().stream())
              .filter(Division::isKnown)
              .map(division -> division.code().getBytes(StandardCharsets.UTF_8))
              .toList();
    }

    @Override
    public boolean wants(byte[] bytes, int offset, int length) {
      for (byte[] code : outer) {
        if (length >= code.length
            && Arrays.equals(bytes, offset, offset + code.length, code, 0, code.length)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public boolean wantsNull() {
      return false;
    }
  }
}
