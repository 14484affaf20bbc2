package io.vck.reference;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.vck.reference", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_BUILD_ON_EACH_OTHER = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("tensor")
            .definedBy("io.vck.reference.tensor")
            .layer("dispatch")
            .definedBy("io.vck.reference.dispatch")
            .layer("pytree")
            .definedBy("io.vck.reference.pytree")
            .layer("autograd")
            .definedBy("io.vck.reference.autograd")
            .layer("vmap")
            .definedBy("io.vck.reference.vmap")
            .layer("ops")
            .definedBy("io.vck.reference.ops")
            .layer("wiring")
            .definedBy("io.vck.reference")
            .whereLayer("dispatch")
            .mayOnlyBeAccessedByLayers("autograd", "vmap", "ops", "wiring")
            .whereLayer("pytree")
            .mayOnlyBeAccessedByLayers("vmap")
            .whereLayer("autograd")
            .mayOnlyBeAccessedByLayers("wiring")
            .whereLayer("vmap")
            .mayOnlyBeAccessedByLayers("ops", "wiring")
            .whereLayer("ops")
            .mayOnlyBeAccessedByLayers("wiring");

    @ArchTest
    static final ArchRule NOTHING_ELSE_IS_USED =
            classes().should().onlyDependOnClassesThat().resideInAnyPackage("java..", "io.vck.reference..");
}
