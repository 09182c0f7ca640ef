package io.gridline.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gridline.pipelines.contact.CaseDelivery;
import io.gridline.pipelines.identity.SealedRow;
import io.gridline.pipelines.presence.Revision;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class MessageCodecPropertyTest {

  private final PresenceCodec presences = new PresenceCodec();
  private final CaseCodec cases = new CaseCodec();
  private final RegisterRowCodec rows = new RegisterRowCodec();
  private final DeadLetterCodec letters = new DeadLetterCodec();

  @Property(tries = 500)
  void aRevisionComesBackAsItWas(@ForAll("revisions") Revision revision) {
    comesBack(presences, revision);
  }

  @Property(tries = 200)
  void aCaseComesBackAsItWas(@ForAll("cases") CaseDelivery delivery) {
    comesBack(cases, delivery);
  }

  @Property(tries = 200)
  void aRowOfTheRegisterComesBackAsItWas(@ForAll("rows") SealedRow row) {
    comesBack(rows, row);
  }

  @Property(tries = 200)
  void aDeadLetterComesBackAsItWas(@ForAll("letters") DeadLetter letter) {
    comesBack(letters, letter);
  }

  @Property(tries = 200)
  void aMessageThatIsCutIsRefused(
      @ForAll("revisions") Revision revision, @ForAll @IntRange(max = 10_000) int anywhere) {
    byte[] whole = presences.encode(revision);
    byte[] cut = Arrays.copyOf(whole, anywhere % whole.length);
    assertThatThrownBy(() -> presences.decode(cut))
        .isInstanceOf(DamagedMessage.class)
        .hasNoCause()
        .hasMessageStartingWith("a message of " + cut.length + " bytes, expected as ");
  }

  /** Kafka checks what it keeps; what is sent to a topic by mistake may still be anything. */
  @Property(tries = 1000)
  void aMessageWithAWrongByteIsRefusedOrRead(
      @ForAll("revisions") Revision revision,
      @ForAll @IntRange(max = 10_000) int anywhere,
      @ForAll byte wrong) {
    byte[] message = presences.encode(revision);
    message[anywhere % message.length] = wrong;
    Throwable refused = catchThrowable(() -> presences.decode(message));
    assertThat(refused == null || refused instanceof DamagedMessage).isTrue();
  }

  @Property(tries = 5)
  void aCodecCanBeSentToWhereItIsUsed(@ForAll("revisions") Revision revision) throws Exception {
    byte[] message = presences.encode(revision);
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    new ObjectOutputStream(sent).writeObject(presences);
    PresenceCodec there =
        (PresenceCodec)
            new ObjectInputStream(new ByteArrayInputStream(sent.toByteArray())).readObject();
    assertThat(there.encode(there.decode(message))).isEqualTo(message);
  }

  private static <T> void comesBack(MessageCodec<T> codec, T value) {
    assertThat(codec.decode(codec.encode(value)))
        .usingRecursiveComparison()
        .withStrictTypeChecking()
        .isEqualTo(value);
  }

  @Provide
  Arbitrary<Revision> revisions() {
    return SomeMessages.revisions();
  }

  @Provide
  Arbitrary<CaseDelivery> cases() {
    return SomeMessages.cases();
  }

  @Provide
  Arbitrary<SealedRow> rows() {
    return SomeMessages.rows();
  }

  @Provide
  Arbitrary<DeadLetter> letters() {
    return SomeMessages.letters();
  }
}
