package io.vck.reports;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.vck.reports", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule DEPENDS_ON_NOTHING_OF_OURS = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.vck.reports..",
                    "java..",
                    "tools.jackson..",
                    "javax.xml.stream..",
                    "gg.jte.html.escape..",
                    "gg.jte.output..",
                    "gg.jte",
                    "com.fasterxml.jackson.annotation..",
                    "io.qameta.allure.model..");

    @ArchTest
    static final ArchRule RENDERINGS_READ_ONLY_THE_LOG = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("log")
            .definedBy("io.vck.reports.log")
            .layer("console")
            .definedBy("io.vck.reports.console")
            .layer("html")
            .definedBy("io.vck.reports.html")
            .layer("allure")
            .definedBy("io.vck.reports.allure")
            .layer("fingerprint")
            .definedBy("io.vck.reports.fingerprint")
            .layer("known")
            .definedBy("io.vck.reports.known")
            .layer("merge")
            .definedBy("io.vck.reports.merge")
            .layer("junit")
            .definedBy("io.vck.reports.junit")
            .layer("markdown")
            .definedBy("io.vck.reports.markdown")
            .layer("badge")
            .definedBy("io.vck.reports.badge")
            .whereLayer("log")
            .mayOnlyBeAccessedByLayers(
                    "console", "fingerprint", "known", "html", "allure", "merge", "junit", "markdown", "badge")
            .whereLayer("fingerprint")
            .mayOnlyBeAccessedByLayers("html")
            .whereLayer("known")
            .mayOnlyBeAccessedByLayers("html", "allure")
            .whereLayer("junit")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("markdown")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("badge")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("merge")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("console")
            .mayOnlyBeAccessedByLayers("allure", "junit")
            .whereLayer("allure")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("html")
            .mayNotBeAccessedByAnyLayer();
}
