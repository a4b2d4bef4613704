package org.skillway.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.skillway.testkit.HouseRules;

@AnalyzeClasses(packages = "org.skillway.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule learningLogicIsPlainJava = classes()
            .that()
            .resideInAnyPackage(
                    "org.skillway.gateway.graph..",
                    "org.skillway.gateway.readiness..",
                    "org.skillway.gateway.changes..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "org.roaringbitmap..",
                    "org.skillway.gateway.graph..",
                    "org.skillway.gateway.readiness..",
                    "org.skillway.gateway.changes..")
            .because("the learning logic is plain Java over immutable values, tested without a container");

    @ArchTest
    static final ArchRule planningIsPlainJavaAroundOneSolver = classes()
            .that()
            .resideInAPackage("org.skillway.gateway.plan..")
            .and()
            .haveNameNotMatching(".*\\.(CpSatSolver|Courtesy|ClassPath)(\\$.*)?")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "java.io..",
                    "java.nio..",
                    "java.net..",
                    "org.skillway.gateway.plan..")
            .because(
                    "only one class knows the solver that comes with native parts, and two where it is and what the system calls it");

    @ArchTest
    static final ArchRule theCheckerStandsAlone = classes()
            .that()
            .resideInAPackage("org.skillway.gateway.plan.check..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.skillway.gateway.plan.check..", "org.skillway.gateway.plan.model..")
            .because("who checks a plan shares nothing with who makes it but the words");

    @ArchTest
    static final ArchRule thePlannerDoesNotCheckItself = noClasses()
            .that()
            .resideInAnyPackage("org.skillway.gateway.plan", "org.skillway.gateway.plan.solver..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.skillway.gateway.plan.check..")
            .because("who makes a plan shares nothing with who checks it but the words");
}
