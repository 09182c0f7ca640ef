package io.gridline.ops.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The units of {@code ops/deploy/systemd}: their keys, and what is to hold between them. */
class SystemdUnitsTest {

  private static final Path FOLDER = DeploymentFiles.ROOT.resolve("systemd");
  private static final Path CHECKER = Path.of("/usr/bin/systemd-analyze");

  /** From systemd.unit(5), systemd.service(5), systemd.exec(5), systemd.timer(5): what we use. */
  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "Unit",
          Set.of(
              "Description", "Documentation", "Wants", "After", "RequiresMountsFor", "OnFailure"),
          "Timer",
          Set.of("OnCalendar", "AccuracySec", "Persistent"),
          "Install",
          Set.of("WantedBy"),
          "Service",
          Set.of(
              "Type",
              "User",
              "Group",
              "DynamicUser",
              "UMask",
              "Environment",
              "EnvironmentFile",
              "LoadCredential",
              "ExecStart",
              "ExecStartPost",
              "TimeoutStartSec",
              "TimeoutStopSec",
              "SuccessExitStatus",
              "MemoryMax",
              "Nice",
              "NoNewPrivileges",
              "CapabilityBoundingSet",
              "AmbientCapabilities",
              "ProtectSystem",
              "ProtectHome",
              "ProtectClock",
              "ProtectControlGroups",
              "ProtectHostname",
              "ProtectKernelLogs",
              "ProtectKernelModules",
              "ProtectKernelTunables",
              "ProtectProc",
              "PrivateDevices",
              "PrivateTmp",
              "RestrictNamespaces",
              "RestrictRealtime",
              "RestrictSUIDSGID",
              "RestrictAddressFamilies",
              "RemoveIPC",
              "LockPersonality",
              "KeyringMode",
              "SystemCallArchitectures",
              "SystemCallFilter",
              "SystemCallErrorNumber",
              "LimitCORE",
              "ReadWritePaths",
              "ReadOnlyPaths",
              "IPAddressDeny",
              "IPAddressAllow"));

  @TempDir private Path root;

  static List<SystemdUnit> units() {
    return DeploymentFiles.below(FOLDER)
        .filter(file -> file.toString().matches(".*\\.(service|timer)"))
        .map(SystemdUnit::read)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("units")
  void everyKeyIsOneOfSystemds(SystemdUnit unit) {
    assertThat(unknown(unit)).isEmpty();
  }

  @Test
  void aMisspeltKeyIsFound() {
    SystemdUnit unit =
        SystemdUnit.parse("x.service", "[Service]\nNoNewPrivilege=yes\n[Timer]\nNice=1\n");

    assertThat(unknown(unit)).containsExactly("[Service] NoNewPrivilege", "[Timer] Nice");
  }

  @Test
  void systemdItselfAcceptsTheUnits() throws Exception {
    assumeThat(CHECKER).as("systemd's own checker").isExecutable();
    install();

    assertThat(check()).isEmpty();
  }

  @Test
  void systemdItselfRefusesAMisspeltKey() throws Exception {
    assumeThat(CHECKER).as("systemd's own checker").isExecutable();
    install();
    Path unit = root.resolve("etc/systemd/system/gridline-screen.service");
    Files.writeString(unit, Files.readString(unit).replace("PrivateTmp=", "PrivateTemp="));

    assertThat(check()).contains("PrivateTemp");
  }

  @ParameterizedTest
  @MethodSource("walled")
  void aServiceThatSeesPeopleIsWalledIn(SystemdUnit unit) {
    assertThat(unit.value("User")).isEqualTo("gridline");
    assertThat(unit.value("UMask")).isEqualTo("0077");
    assertThat(unit.value("ProtectSystem")).isEqualTo("strict");
    assertThat(unit.value("CapabilityBoundingSet")).isEmpty();
    assertThat(unit.value("LimitCORE")).isEqualTo("0");
    assertThat(unit.value("IPAddressDeny")).isEqualTo("any");
    assertThat(unit.values("NoNewPrivileges")).containsExactly("yes");
  }

  @ParameterizedTest
  @MethodSource("walled")
  void aServiceMayWriteTheFoldersThatItIsGiven(SystemdUnit unit) {
    EnvironmentFile environment = EnvironmentFile.read(FOLDER.resolve("gridline.env"));

    assertThat(List.of(unit.value("ReadWritePaths").split(" ")))
        .contains(environment.value("OUT"), environment.value("KEYS"));
    assertThat(unit.value("EnvironmentFile")).isEqualTo("/etc/gridline/gridline.env");
  }

  /** Contract, section 8: a run takes back what it wrote within half a minute. */
  @ParameterizedTest
  @MethodSource("walled")
  void aServiceThatIsStoppedGetsMoreThanTheHalfMinuteThatItNeeds(SystemdUnit unit) {
    assertThat(Integer.parseInt(unit.value("TimeoutStopSec").replace("s", ""))).isGreaterThan(30);
  }

  static List<SystemdUnit> walled() {
    return units().stream()
        .filter(unit -> unit.name().matches("gridline-(screen|purge@)\\.service"))
        .toList();
  }

  private static List<String> unknown(SystemdUnit unit) {
    return unit.settings().stream()
        .filter(setting -> !KEYS.getOrDefault(setting.section(), Set.of()).contains(setting.key()))
        .map(setting -> "[" + setting.section() + "] " + setting.key())
        .toList();
  }

  /** A root folder in which everything that the units start is there. */
  private void install() throws IOException {
    Path units = Files.createDirectories(root.resolve("etc/systemd/system"));
    for (SystemdUnit unit : units()) {
      Files.copy(FOLDER.resolve(unit.name()), units.resolve(unit.name()));
      for (String key : List.of("ExecStart", "ExecStartPost")) {
        for (String command : unit.values(key)) {
          Path program = root.resolve(command.split(" ")[0].substring(1));
          if (!Files.exists(program)) {
            Files.createDirectories(program.getParent());
            Files.createFile(
                program,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
          }
        }
      }
    }
  }

  private String check() throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                CHECKER.toString(),
                "verify",
                "--man=no",
                "--generators=no",
                "--recursive-errors=no",
                "--root=" + root));
    for (SystemdUnit unit : units()) {
      command.add(unit.name().replace("@.", "@ZJ-2020-001."));
    }
    Process process =
        new ProcessBuilder(command)
            .directory(root.resolve("etc/systemd/system").toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? "" : said + "status " + process.exitValue();
  }
}
