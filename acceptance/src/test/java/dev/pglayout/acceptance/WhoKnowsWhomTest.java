package dev.pglayout.acceptance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** What CONTRIBUTING.md calls the house, where packages and not modules are its walls. */
class WhoKnowsWhomTest {
    private static final String MODEL = "dev.pglayout.reports.model..";

    private static final JavaClasses HOUSE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.pglayout");

    @Test
    void theModelOfResultsIsALeaf() {
        classes()
                .that()
                .resideInAPackage(MODEL)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(MODEL, "java..", "com.fasterxml.jackson.annotation..")
                .check(HOUSE);
    }

    @Test
    void fixturesKnowOfReportsTheModelAlone() {
        noClasses()
                .that()
                .resideInAPackage("dev.pglayout.fixtures..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.pglayout.reports..").and(DescribedPredicate.not(resideInAPackage(MODEL))))
                .check(HOUSE);
    }

    @Test
    void theTwoHarnessesDoNotKnowEachOther() {
        refuse("dev.pglayout.jmh..", "dev.pglayout.gatling..");
        refuse("dev.pglayout.gatling..", "dev.pglayout.jmh..");
    }

    private static void refuse(String who, String whom) {
        noClasses()
                .that()
                .resideInAPackage(who)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(whom)
                .check(HOUSE);
    }
}
