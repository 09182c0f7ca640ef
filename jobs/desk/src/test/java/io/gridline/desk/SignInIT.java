package io.gridline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.desk.access.AccountBook;
import io.gridline.desk.access.Role;
import io.gridline.desk.database.Owner;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Coming in, and being kept out. */
class SignInIT {

  @TempDir private static Path folder;
  private static ADesk desk;

  @BeforeAll
  static void start() throws Exception {
    desk = ADesk.start(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    desk.close();
  }

  @Test
  void nobodyIsLetInWithoutASession() {
    Client nobody = Client.of(desk);

    assertThat(nobody.get("/api/v1/tasks").status()).isEqualTo(401);
    assertThat(nobody.get("/api/v1/me").body().get("code").asText()).isEqualTo("signed_out");
    assertThat(nobody.post("/api/v1/tasks/claim", "{}").status()).isEqualTo(401);
  }

  @Test
  void fiveWrongPasswordsLockAnAccountAndNobodyIsToldSo() {
    desk.account("locked", Role.WORKER, ADesk.COMMUNITY);
    Client client = Client.of(desk);
    for (int i = 0; i < 5; i++) {
      assertThat(client.signIn("locked", "wrong password").status()).isEqualTo(401);
    }

    Client.Answer right = client.signIn("locked", ADesk.PASSWORD);
    Client.Answer unknown = client.signIn("nobody", ADesk.PASSWORD);

    assertThat(right.status()).isEqualTo(401);
    assertThat(right.text()).isEqualTo(unknown.text());
  }

  @Test
  void aSetUpLinkWorksOnceAndShortPasswordsDoNot() {
    String link =
        new AccountBook(Owner.of(desk.address(), "postgres"))
            .invite("invited", "王试", Role.WORKER, ADesk.COMMUNITY);
    Client client = Client.of(desk);
    String setup = "{\"token\":\"" + link + "\",\"password\":\"%s\"}";

    assertThat(client.post("/api/v1/setup", setup.formatted("short")).status()).isEqualTo(400);
    assertThat(client.post("/api/v1/setup", setup.formatted(ADesk.PASSWORD)).status())
        .isEqualTo(200);
    assertThat(client.post("/api/v1/setup", setup.formatted(ADesk.PASSWORD)).status())
        .isEqualTo(400);
    assertThat(client.signIn("INVITED", ADesk.PASSWORD).status()).isEqualTo(200);
    assertThat(
            Sql.as(desk, "postgres")
                .rows("SELECT password_hash FROM account WHERE account = 'invited'")
                .get(0))
        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void aChangeThatNoPageOfTheDeskMeantIsRefused() {
    desk.account("meant", Role.WORKER, ADesk.COMMUNITY);
    Client client = Client.signedIn(desk, "meant");

    assertThat(client.postWithoutToken("/api/v1/tasks/claim", "{}").status()).isEqualTo(403);
    assertThat(client.post("/api/v1/tasks/claim", "{}").status()).isEqualTo(200);
  }

  @Test
  void signingInFromAnotherSiteIsRefused() throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(desk.uri("/api/v1/login"))
                    .header("Origin", "https://elsewhere.example")
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void aSessionIsOverWhenItIsClosedOrTheAccountDisabled() {
    desk.account("leaving", Role.WORKER, ADesk.COMMUNITY);
    Client one = Client.signedIn(desk, "leaving");
    Client two = Client.signedIn(desk, "leaving");

    assertThat(one.post("/api/v1/logout", "").status()).isEqualTo(204);
    assertThat(one.get("/api/v1/me").status()).isEqualTo(401);
    assertThat(two.get("/api/v1/me").status()).isEqualTo(200);
    new AccountBook(Owner.of(desk.address(), "postgres")).disable("leaving");
    assertThat(two.get("/api/v1/me").status()).isEqualTo(401);
  }

  @Test
  void theCookieIsOutOfReachAndTheHeadersAreStrict() {
    desk.account("headers", Role.WORKER, ADesk.COMMUNITY);
    Client.Answer answer = Client.of(desk).signIn("headers", ADesk.PASSWORD);

    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("HttpOnly")
        .contains("SameSite=Strict");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; script-src 'self';")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("Server")).isEmpty();
  }

  @Test
  void aFailureSaysNothingOfWhatWasAsked() {
    desk.account("asking", Role.WORKER, ADesk.COMMUNITY);
    Client client = Client.signedIn(desk, "asking");

    for (String body :
        List.of("{\"field\":\"13900001111\"}", "{", "{\"unknown\":\"13900001111\"}")) {
      Client.Answer answer = client.post("/api/v1/tasks/1/open", body);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).doesNotContain("13900001111");
    }
    assertThat(client.get("/api/v1/tasks?cursor=13900001111").text()).doesNotContain("1390000");
    assertThat(client.get("/api/v1/nowhere/" + UUID.randomUUID()).status()).isEqualTo(404);
  }

  @Test
  void whoAsksTooOftenWaits() {
    desk.account("hasty", Role.WORKER, ADesk.COMMUNITY);
    Client client = Client.signedIn(desk, "hasty");
    int status = 200;
    for (int i = 0; i < 5000 && status == 200; i++) {
      status = client.get("/api/v1/me").status();
    }

    assertThat(status).isEqualTo(429);
  }
}
