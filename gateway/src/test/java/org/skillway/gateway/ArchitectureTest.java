package org.skillway.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

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
            .resideInAnyPackage("org.skillway.gateway.graph..", "org.skillway.gateway.readiness..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "org.roaringbitmap..",
                    "org.skillway.gateway.graph..",
                    "org.skillway.gateway.readiness..")
            .because("the learning logic is plain Java over immutable values, tested without a container");
}
