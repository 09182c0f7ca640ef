package io.gridline.jobs;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The module table of the design, and habits that no compiler sees. The test of ops does the same
 * for ops.
 */
@AnalyzeClasses(packages = "io.gridline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String SCHEMAS = "io.gridline.schemas..";
  private static final String PIPELINES = "io.gridline.pipelines..";
  private static final String CONNECTORS = "io.gridline.connectors..";
  private static final String JOBS = "io.gridline.jobs..";
  private static final String OPS = "io.gridline.ops..";
  private static final String[] FLINK_SIDE = {
    "io.gridline.pipelines.flink..", "io.gridline.pipelines.scheduled.."
  };

  @ArchTest
  static final ArchRule schemasUseNothingOfOurs =
      noClasses()
          .that()
          .resideInAPackage(SCHEMAS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(PIPELINES, CONNECTORS, JOBS, OPS)
          .allowEmptyShould(true)
          .because(
              "everybody reads the contracts; pass in what a schema needs, or move it to its user");

  @ArchTest
  static final ArchRule pipelinesUseSchemasOnly =
      noClasses()
          .that()
          .resideInAPackage(PIPELINES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CONNECTORS, JOBS, OPS)
          .allowEmptyShould(true)
          .because(
              "the meaning knows no outside system: declare an interface in pipelines, implement it"
                  + " in connectors, and wire the two in jobs");

  @ArchTest
  static final ArchRule connectorsUseThePurePartOfPipelines =
      noClasses()
          .that()
          .resideInAPackage(CONNECTORS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(concat(FLINK_SIDE, JOBS, OPS))
          .allowEmptyShould(true)
          .because(
              "a connector meets one outside system and no topology: hand it what it needs from jobs");

  @ArchTest
  static final ArchRule jobsDoNotUseOps =
      noClasses()
          .that()
          .resideInAPackage(JOBS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(OPS)
          .allowEmptyShould(true)
          .because(
              "a job runs without the command line: parse options in ops, hand over a config record");

  @ArchTest
  static final ArchRule onlyTheFlinkSideOfPipelinesSeesFlink =
      noClasses()
          .that()
          .resideInAPackage(PIPELINES)
          .and()
          .resideOutsideOfPackages(FLINK_SIDE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(concat(FLINK_SIDE, "org.apache.flink.."))
          .allowEmptyShould(true)
          .because(
              "rules and steps are plain Java: keep the rule where it is, and call it from an"
                  + " operator in pipelines.scheduled or pipelines.flink");

  @ArchTest
  static final ArchRule theMeaningTouchesNoFileAndNoNetwork =
      noClasses()
          .that()
          .resideInAPackage(PIPELINES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net..", "java.sql..", "java.nio.file..", "java.nio.channels..")
          .allowEmptyShould(true)
          .because(
              "reading and writing is for connectors: take the text or the rows as an argument");

  @ArchTest
  static final ArchRule connectorsDoNotUseOneAnother =
      slices()
          .matching("io.gridline.connectors.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(alwaysTrue(), resideInAPackage("io.gridline.connectors.seal.."))
          .ignoreDependency(alwaysTrue(), resideInAPackage("io.gridline.connectors.csv.."))
          .ignoreDependency(alwaysTrue(), resideInAPackage("io.gridline.connectors.file.."))
          .ignoreDependency(alwaysTrue(), resideInAPackage("io.gridline.connectors.rows.."))
          .ignoreDependency(alwaysTrue(), resideInAPackage("io.gridline.connectors.columns.."))
          .ignoreDependency(resideInAPackage("io.gridline.connectors.landing.."), alwaysTrue())
          .ignoreDependency(resideInAPackage("io.gridline.connectors.connect.."), alwaysTrue())
          .ignoreDependency(
              resideInAPackage("io.gridline.connectors.file.."),
              resideInAPackage("io.gridline.connectors.hadoop.."))
          .allowEmptyShould(true)
          .because(
              "a connector is for one outside system: meet through a type of pipelines, and wire in"
                  + " jobs; only seal, csv, rows, columns and file are for all, landing brings the gate and the store together, connect the register and Kafka, and file alone knows of Hadoop: ask it for a path, wherever that lies");

  @ArchTest
  static final ArchRule onlyJobsAskWhatTimeItIs =
      noClasses()
          .that()
          .resideOutsideOfPackages(JOBS, OPS)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .allowEmptyShould(true)
          .because("as_of decides, not the wall clock: take the instant as an argument");

  @ArchTest
  static final ArchRule theMeaningThrowsNoDice =
      noClasses()
          .that()
          .resideInAPackage(PIPELINES)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Random.class)
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random")
          .allowEmptyShould(true)
          .because("the same input gives the same bytes: take ids and randomness as an argument");

  @ArchTest
  static final ArchRule pipelinesAndConnectorsPrintNothing =
      noClasses()
          .that()
          .resideInAnyPackage(SCHEMAS, PIPELINES, CONNECTORS)
          .should(ACCESS_STANDARD_STREAMS)
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.util.logging..")
          .allowEmptyShould(true)
          .because(
              "the terminal belongs to ops: return or throw what is to be said, or log with slf4j");

  @ArchTest
  static final ArchRule nobodyBringsFilesByTheDistributedCache =
      noClasses()
          .should()
          .callMethod(
              StreamExecutionEnvironment.class, "registerCachedFile", String.class, String.class)
          .because(
              "it keeps its copies for five seconds after a job, and a cluster that is closed waits"
                  + " for that: let the tasks read the files where they lie");

  @ArchTest
  static final ArchRule nobodySleeps =
      noClasses()
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .allowEmptyShould(true)
          .because("wait for a condition with a bound, not for a time");

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .should()
          .haveNameMatching(".*(Manager|Helper|Util|Utils|Base|Impl)(\\$.*)?")
          .allowEmptyShould(true)
          .because("name a class after the thing of the domain that it is, or after what it does");

  private static String[] concat(String[] some, String... more) {
    return Stream.of(some, more).flatMap(Arrays::stream).toArray(String[]::new);
  }
}
