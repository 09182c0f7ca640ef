package io.gridline.ops.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The few rules that the images are to keep. No Docker engine is asked. */
class DockerfileTest {

  private static final String DOCKERFILE =
      DeploymentFiles.text(DeploymentFiles.ROOT.resolve("docker/Dockerfile"));

  private static final Set<String> INSTRUCTIONS =
      Set.of("FROM", "WORKDIR", "COPY", "RUN", "USER", "ENTRYPOINT", "CMD", "ENV", "ARG", "LABEL");

  /** One instruction, its continued lines joined. */
  record Instruction(String name, String rest) {}

  @Test
  void theDockerfileKeepsTheRules() {
    assertThat(complaints(DOCKERFILE)).isEmpty();
  }

  @Test
  void aFileThatBreaksThemIsFound() {
    String bad =
        """
        FROM maven AS build
        FROM flink:latest
        ADD https://example.org/tool /tool
        COPY keys/ /keys/
        ENV PGPASSWORD=sesame
        EXPOES 8081
        USER root
        """;

    assertThat(complaints(bad))
        .containsExactly(
            "not pinned: maven",
            "not pinned: flink:latest",
            "ADD: use COPY",
            "a secret: COPY keys/ /keys/",
            "a secret: ENV PGPASSWORD=sesame",
            "no instruction: EXPOES",
            "runs as root: USER root");
  }

  /** Client and TaskManagers write into folders that are their owner's alone. */
  @Test
  void bothImagesRunAsTheSameUserWhoIsNotRoot() {
    assertThat(instructions(DOCKERFILE).stream().filter(i -> i.name().equals("USER")))
        .extracting(Instruction::rest)
        .containsExactly("9999:9999", "9999:9999");
  }

  @Test
  void onlySourcesGoToTheBuilder() {
    List<String> rules =
        DeploymentFiles.text(DeploymentFiles.ROOT.resolve("docker/Dockerfile.dockerignore"))
            .lines()
            .filter(line -> !line.startsWith("#"))
            .toList();

    assertThat(rules.get(0)).isEqualTo("*");
    assertThat(rules.stream().filter(rule -> rule.startsWith("!")))
        .allSatisfy(
            rule ->
                assertThat(DeploymentFiles.ROOT.resolve("../..").resolve(rule.substring(1)))
                    .exists());
  }

  private static List<String> complaints(String dockerfile) {
    List<String> complaints = new ArrayList<>();
    Set<String> stages = new java.util.HashSet<>();
    for (Instruction instruction : instructions(dockerfile)) {
      String text = instruction.name() + " " + instruction.rest();
      switch (instruction.name()) {
        case "FROM" -> {
          String[] words = instruction.rest().split(" +");
          if (!stages.contains(words[0]) && !words[0].matches("[a-z/.-]+:\\d+\\.\\d+\\.\\S+")) {
            complaints.add("not pinned: " + words[0]);
          }
          stages.add(words[words.length - 1]);
        }
        case "ADD" -> complaints.add("ADD: use COPY");
        case "USER" -> {
          if (!instruction.rest().matches("[1-9]\\d*:[1-9]\\d*")) {
            complaints.add("runs as root: " + text);
          }
        }
        default -> {
          if (!INSTRUCTIONS.contains(instruction.name())) {
            complaints.add("no instruction: " + instruction.name());
          } else if (text.matches("(?i).*(password|secret|token|pgpass|keys/).*")) {
            complaints.add("a secret: " + text);
          }
        }
      }
    }
    return complaints;
  }

  private static List<Instruction> instructions(String dockerfile) {
    String joined =
        String.join("\n", dockerfile.lines().filter(line -> !line.startsWith("#")).toList())
            .replace("\\\n", " ");
    return joined
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> line.split(" +", 2))
        .map(words -> new Instruction(words[0], words[1].strip()))
        .toList();
  }
}
