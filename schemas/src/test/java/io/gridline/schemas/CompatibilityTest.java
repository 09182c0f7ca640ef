package io.gridline.schemas;

import static org.apache.avro.SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Released schemas against today's, both ways: today's reads what any release wrote (BACKWARD:
 * parts in the store, a backfill, an old run), and every release reads what today's writes
 * (FORWARD: a desk that is updated after the job). So fields are added and dropped only with a
 * default, and never renamed or retyped.
 */
class CompatibilityTest {

  private static final Path HISTORY = Path.of("history");

  @TestFactory
  Stream<DynamicTest> todayAndEveryReleaseReadEachOther() {
    return releasedFiles().stream()
        .map(file -> DynamicTest.dynamicTest(file.toString(), () -> checkRelease(file)));
  }

  @Test
  void everyReleaseIsComplete() {
    assertThat(releasedFiles()).as("schemas/history holds each release").isNotEmpty();
  }

  @Test
  void aFieldWithoutDefaultThatIsAddedOrDroppedIsCaught() {
    Schema one = schema("{\"name\": \"a\", \"type\": \"int\"}");
    Schema two =
        schema("{\"name\": \"a\", \"type\": \"int\"}, {\"name\": \"b\", \"type\": \"int\"}");

    assertThat(problems(one, two)).isNotEmpty();
    assertThat(problems(two, one)).isNotEmpty();
  }

  @Test
  void aFieldThatChangesItsTypeIsCaught() {
    Schema ints = schema("{\"name\": \"a\", \"type\": \"int\"}");
    Schema longs = schema("{\"name\": \"a\", \"type\": \"long\"}");

    assertThat(problems(ints, longs)).isNotEmpty();
  }

  @Test
  void aFieldWithADefaultMayBeAdded() {
    Schema one = schema("{\"name\": \"a\", \"type\": \"int\"}");
    Schema two =
        schema(
            "{\"name\": \"a\", \"type\": \"int\"},"
                + "{\"name\": \"b\", \"type\": [\"null\", \"int\"], \"default\": null}");

    assertThat(problems(one, two)).isEmpty();
  }

  private static void checkRelease(Path file) {
    Schema released = parse(file);
    Schema today =
        Schemas.all().stream()
            .collect(Collectors.toMap(Schema::getFullName, Function.identity()))
            .get(released.getFullName());

    assertThat(today).as("%s was released and is gone", released.getFullName()).isNotNull();
    assertThat(problems(released, today)).isEmpty();
  }

  private static String problems(Schema released, Schema today) {
    return problem(today, released) + problem(released, today);
  }

  private static String problem(Schema reader, Schema writer) {
    var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getResult();
    return result.getCompatibility() == COMPATIBLE
        ? ""
        : result.getIncompatibilities().stream()
            .map(each -> each.getLocation() + " " + each.getMessage() + "\n")
            .collect(Collectors.joining());
  }

  private static Schema schema(String fields) {
    return new Schema.Parser()
        .parse("{\"type\": \"record\", \"name\": \"R\", \"fields\": [" + fields + "]}");
  }

  private static List<Path> releasedFiles() {
    try (Stream<Path> files = Files.walk(HISTORY)) {
      return files.filter(file -> file.toString().endsWith(".avsc")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Schema parse(Path file) {
    try {
      return new Schema.Parser().parse(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
