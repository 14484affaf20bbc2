package io.vck.conformance;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.vck.conformance", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_FOLLOW_THE_WAY_OF_THE_DATA = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("language")
            .definedBy("io.vck.conformance.language..")
            .layer("judge")
            .definedBy("io.vck.conformance.judge..")
            .layer("cases")
            .definedBy("io.vck.conformance.cases..")
            .layer("inputs")
            .definedBy("io.vck.conformance.inputs..")
            .layer("prepared")
            .definedBy("io.vck.conformance.prepared..")
            .layer("backends")
            .definedBy("io.vck.conformance.backends..")
            .layer("wire")
            .definedBy("io.vck.conformance.wire..")
            .layer("serve")
            .definedBy("io.vck.conformance.serve..")
            .layer("snippet")
            .definedBy("io.vck.conformance.snippet..")
            .layer("run")
            .definedBy("io.vck.conformance.run..")
            .layer("gate")
            .definedBy("io.vck.conformance.gate..")
            .layer("rejudge")
            .definedBy("io.vck.conformance.rejudge..")
            .layer("lint")
            .definedBy("io.vck.conformance.lint..")
            .layer("export")
            .definedBy("io.vck.conformance.export..")
            .layer("smoke")
            .definedBy("io.vck.conformance.smoke..")
            .layer("shrink")
            .definedBy("io.vck.conformance.shrink..")
            .layer("fuzz")
            .definedBy("io.vck.conformance.fuzz..")
            .whereLayer("fuzz")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("shrink")
            .mayOnlyBeAccessedByLayers("fuzz")
            .whereLayer("lint")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("export")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("serve")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("smoke")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("rejudge")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("gate")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("run")
            .mayOnlyBeAccessedByLayers("rejudge", "lint", "export")
            .whereLayer("snippet")
            .mayOnlyBeAccessedByLayers("run", "rejudge", "export")
            .whereLayer("prepared")
            .mayOnlyBeAccessedByLayers("run")
            .whereLayer("wire")
            .mayOnlyBeAccessedByLayers("serve", "run", "export", "smoke")
            .whereLayer("backends")
            .mayOnlyBeAccessedByLayers("inputs", "snippet", "run", "lint")
            .whereLayer("inputs")
            .mayOnlyBeAccessedByLayers("run", "lint", "shrink", "fuzz")
            .whereLayer("cases")
            .mayOnlyBeAccessedByLayers(
                    "inputs", "prepared", "snippet", "run", "gate", "rejudge", "lint", "export", "shrink", "fuzz")
            .whereLayer("judge")
            .mayOnlyBeAccessedByLayers(
                    "cases", "inputs", "prepared", "snippet", "run", "rejudge", "lint", "export", "shrink", "fuzz");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.vck.conformance.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_JUDGE_KNOWS_NO_BACKEND = noClasses()
            .that()
            .resideInAPackage("io.vck.conformance.judge..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vck.reference..", "io.vck.backend.interpret..");

    @ArchTest
    static final ArchRule ONLY_WHAT_RUNS_IT_KNOWS_THE_REFERENCE = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.vck.conformance.backends..", "io.vck.conformance.inputs..", "io.vck.conformance.lint..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vck.reference..");

    @ArchTest
    static final ArchRule ONLY_RUNS_WRITE_LOGS = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.vck.conformance.run..", "io.vck.conformance.gate..", "io.vck.conformance.rejudge..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vck.reports..");

    @ArchTest
    static final ArchRule THE_GATE_READS_WHAT_OTHERS_WROTE = noClasses()
            .that()
            .resideInAPackage("io.vck.conformance.gate..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.vck..")
                    .and(not(resideInAnyPackage(
                            "io.vck.conformance.gate..",
                            "io.vck.conformance.cases",
                            "io.vck.conformance.cases.json..",
                            "io.vck.reports.fingerprint",
                            "io.vck.reports.known",
                            "io.vck.reports.log.."))));
}
