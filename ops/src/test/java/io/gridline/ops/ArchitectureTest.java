package io.gridline.ops;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the test of jobs checks of the other modules, for ops. */
@AnalyzeClasses(packages = "io.gridline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String OPS = "io.gridline.ops..";

  @ArchTest
  static final ArchRule nothingUsesOps =
      noClasses()
          .that()
          .resideOutsideOfPackage(OPS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(OPS, "picocli..")
          .because("a job runs without the command line: parse options in ops, hand over a record");

  @ArchTest
  static final ArchRule opsLeavesTheTopologyToJobs =
      noClasses()
          .that()
          .resideInAPackage(OPS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.gridline.pipelines.flink..", "io.gridline.pipelines.scheduled..")
          .because("a topology is wired in jobs: call the job with its config record");

  @ArchTest
  static final ArchRule nobodySleeps =
      noClasses()
          .that()
          .resideInAPackage(OPS)
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .because("wait for a condition with a bound, not for a time");

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .that()
          .resideInAPackage(OPS)
          .should()
          .haveNameMatching(".*(Manager|Helper|Util|Utils|Base|Impl)(\\$.*)?")
          .because("name a class after the thing of the domain that it is, or after what it does");
}
