package io.gridline.pipelines.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResidentNumberTest {

  @Test
  void acceptsTheExampleOfTheStandard() {
    assertThat(ResidentNumber.isValid("11010519491231002X")).isTrue();
    assertThat(ResidentNumber.checkCharacter("11010519491231002")).isEqualTo('X');
    assertThat(ResidentNumber.isValid("440524188001010014")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "X",
        "110105194912310021",
        "11010519491231003X",
        "11010519491231002x",
        "1101051949123100X2",
        "11010519491231002",
        "11010519491231002XX",
        "110105491231002",
        "\uFF1111010519491231002X",
        "\u0661\u0661010519491231002X",
      })
  void refusesAWrongFormOrCheckCharacter(String number) {
    assertThat(ResidentNumber.isValid(number)).isFalse();
  }

  @Test
  void givesAnOldNumberItsCenturyAndCheckCharacter() {
    assertThat(ResidentNumber.upgraded("110105491231002")).isEqualTo("11010519491231002X");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "11010549123100X", "1101054912310", "11010519491231002X", "ABC"})
  void leavesAnythingElseAsItIs(String number) {
    assertThat(ResidentNumber.upgraded(number)).isEqualTo(number);
  }

  @Test
  void doesNotLookAtTheBirthDate() {
    String body = "11010599999999999";
    assertThat(ResidentNumber.isValid(body + ResidentNumber.checkCharacter(body))).isTrue();
  }

  @Property
  void acceptsEveryOldNumberInItsNewForm(@ForAll @NumericChars @StringLength(15) String number) {
    String upgraded = ResidentNumber.upgraded(number);
    assertThat(ResidentNumber.isValid(upgraded)).isTrue();
    assertThat(upgraded.substring(0, 6) + upgraded.substring(8, 17)).isEqualTo(number);
  }

  @Property
  void acceptsOneCheckCharacterAndNoneButThat(@ForAll @NumericChars @StringLength(17) String body) {
    assertThat(
            IntStream.range(0, 11)
                .filter(i -> ResidentNumber.isValid(body + "0123456789X".charAt(i)))
                .count())
        .isEqualTo(1);
  }

  @Property
  void noticesAnySingleWrongDigit(
      @ForAll @NumericChars @StringLength(17) String body, @ForAll int where) {
    int at = Math.floorMod(where, 17);
    char wrong = (char) ('0' + (body.charAt(at) - '0' + 1) % 10);
    String typo = body.substring(0, at) + wrong + body.substring(at + 1);
    assertThat(ResidentNumber.isValid(typo + ResidentNumber.checkCharacter(body))).isFalse();
  }
}
