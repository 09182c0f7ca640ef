package io.gridline.desk.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProxiesTest {

  private final Proxies two = Proxies.trusting(List.of("10.0.0.2", "fd00::2"));

  @Test
  void whatAnybodySaysOfThemselvesCountsForNothing() {
    assertThat(Proxies.trusting(List.of()).client("203.0.113.9", List.of("198.51.100.7")))
        .isEqualTo("203.0.113.9");
    assertThat(two.client("203.0.113.9", List.of("198.51.100.7, 10.0.0.2")))
        .isEqualTo("203.0.113.9");
  }

  @Test
  void ofATrustedProxyTheLastThatIsNoneCounts() {
    assertThat(two.client("10.0.0.2", List.of("198.51.100.7, 203.0.113.9")))
        .isEqualTo("203.0.113.9");
    assertThat(two.client("10.0.0.2", List.of("198.51.100.7", "203.0.113.9, fd00:0:0::2")))
        .isEqualTo("203.0.113.9");
    assertThat(two.client("[fd00:0:0:0:0:0:0:2]", List.of("2001:db8::1")))
        .isEqualTo("2001:db8:0:0:0:0:0:1");
  }

  @Test
  void aProxyThatSaysNothingOfUseIsWhoAsks() {
    assertThat(two.client("10.0.0.2", List.of())).isEqualTo("10.0.0.2");
    assertThat(two.client("10.0.0.2", List.of("unknown", "999.1.1.1"))).isEqualTo("10.0.0.2");
    assertThat(two.client("10.0.0.2", List.of("203.0.113.9, proxy.example"))).isEqualTo("10.0.0.2");
  }

  @Test
  void aNameIsNoAddress() {
    assertThatThrownBy(() -> Proxies.trusting(List.of("proxy.example")))
        .hasMessage("an IP address is wanted, such as 10.0.0.2");
  }
}
