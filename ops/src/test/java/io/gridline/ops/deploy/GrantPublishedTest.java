package io.gridline.ops.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code acl/grant-published} lets others read; it is asked to show, not to do it. */
class GrantPublishedTest {

  private static final String GRANT =
      DeploymentFiles.ROOT.resolve("acl/grant-published").toString();

  @TempDir private Path folder;
  private Path out;

  @BeforeEach
  void publish() throws IOException {
    out = folder.resolve("an out");
    String earlier = "order=ZJ-2020-001/as_of=20200127T000000Z";
    String latest = "order=ZJ-2020-001/as_of=20200128T000000Z";
    String underWay = "order=ZJ-2020-001/as_of=20200129T000000Z";
    manifest(earlier, "one");
    manifest(latest, "two");
    for (String run :
        List.of(
            earlier + "/run=one",
            latest + "/run=two",
            latest + "/run=left",
            underWay + "/run=three")) {
      file(run + "/lists/330106001/330106001001.csv");
      file(run + "/entries/part-0.parquet");
      file(run + "/review/review.enc");
      file(run + "/changes.csv");
    }
    file("store/manifest.json");
    file("keys/gate.json");
    file("certificates/ZJ-2019-009-purged-20200101T000000Z.json");
  }

  @Test
  void grantsTheListsOfTheLatestPublishedRunAlone() throws Exception {
    assertThat(shown().lines().filter(line -> line.contains("/lists")))
        .singleElement()
        .asString()
        .contains("group:gridline-epidemiology:r-X,group:gridline-export:r-X")
        .endsWith("as_of=20200128T000000Z/run=two/lists");
  }

  @Test
  void letsNobodyReadKeysStoreEntriesOrReviews() throws Exception {
    assertThat(shown()).doesNotContain("keys", "store", "entries", "review");
  }

  @Test
  void letsOthersPassThroughFoldersWithoutSeeingWhatIsInThem() throws Exception {
    assertThat(shown().lines().filter(line -> line.contains(":--x")))
        .hasSize(4)
        .allMatch(line -> !line.contains("-R"));
  }

  @Test
  void shutsForAllOthersWhatAWideUmaskLeftOpen() throws Exception {
    assertThat(shown().lines().filter(line -> line.contains("other::---")))
        .anyMatch(line -> line.endsWith("as_of=20200127T000000Z"))
        .anyMatch(line -> line.endsWith("as_of=20200129T000000Z"))
        .anyMatch(line -> line.startsWith("setfacl -R") && line.endsWith("/run=two"));
  }

  @Test
  void theAuditorSeesManifestsAndCertificatesAndNoList() throws Exception {
    assertThat(shown().lines().filter(line -> line.contains("gridline-audit:r")))
        .hasSize(2)
        .anyMatch(line -> line.endsWith("/certificates"))
        .anyMatch(line -> line.endsWith("as_of=20200128T000000Z/manifest.json"));
  }

  private String shown() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("bash", GRANT, "--show", out.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private void manifest(String asOf, String run) throws IOException {
    Path file = file(asOf + "/manifest.json");
    Files.writeString(file, "{\n  \"order\" : \"ZJ-2020-001\",\n  \"run\" : \"" + run + "\"\n}\n");
  }

  private Path file(String path) throws IOException {
    Path file = out.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "");
  }
}
