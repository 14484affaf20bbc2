package io.vck.conformance.judge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.vck.conformance.judge", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule KNOWS_NEITHER_CASES_NOR_BACKENDS = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.vck.conformance.judge..", "io.vck.conformance.language", "io.vck.backend..", "java..");

    @ArchTest
    static final ArchRule LAYERS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("judge")
            .definedBy("io.vck.conformance.judge")
            .layer("compare")
            .definedBy("io.vck.conformance.judge.compare")
            .layer("expectation")
            .definedBy("io.vck.conformance.judge.expectation")
            .layer("diagnose")
            .definedBy("io.vck.conformance.judge.diagnose")
            .whereLayer("diagnose")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("expectation")
            .mayOnlyBeAccessedByLayers("diagnose")
            .whereLayer("compare")
            .mayOnlyBeAccessedByLayers("expectation", "diagnose");
}
