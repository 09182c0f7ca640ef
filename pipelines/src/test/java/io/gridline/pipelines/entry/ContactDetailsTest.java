package io.gridline.pipelines.entry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContactDetailsTest {

  @Test
  void readsWhatIsSealedForATopic() {
    ContactDetails all = new ContactDetails("E1234567", "8613800000001", "李四", "文三路\n1 号");
    assertThat(ContactDetails.read(all.bytes())).isEqualTo(all);
    ContactDetails nothing = new ContactDetails("", "", "", "");
    assertThat(ContactDetails.read(nothing.bytes())).isEqualTo(nothing);
  }

  @Test
  void readsWhatIsSealedForAFile() {
    assertThat(ContactDetails.read(ContactDetails.numbers("E1234567", "")))
        .isEqualTo(new ContactDetails("E1234567", "", "", ""));
  }

  @Test
  void keepsALineFeedInAName() {
    ContactDetails odd = new ContactDetails("E1", "", "a\nb", "c");
    assertThat(ContactDetails.read(odd.bytes())).isEqualTo(odd);
  }
}
