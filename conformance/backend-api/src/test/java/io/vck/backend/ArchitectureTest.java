package io.vck.backend;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.vck.backend", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule DEPENDS_ON_NOTHING =
            classes().should().onlyDependOnClassesThat().resideInAnyPackage("io.vck.backend..", "java..");

    @ArchTest
    static final ArchRule LAYERS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("value")
            .definedBy("io.vck.backend.value")
            .layer("program")
            .definedBy("io.vck.backend.program")
            .layer("interpret")
            .definedBy("io.vck.backend.interpret")
            .layer("spi")
            .definedBy("io.vck.backend.spi")
            .whereLayer("spi")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("interpret")
            .mayOnlyBeAccessedByLayers("spi")
            .whereLayer("program")
            .mayOnlyBeAccessedByLayers("interpret", "spi");
}
