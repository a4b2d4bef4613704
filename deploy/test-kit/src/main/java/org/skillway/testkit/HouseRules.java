package org.skillway.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The rules of the house, one field each. A service applies them all with {@code ArchTests.in(HouseRules.class)}; every
 * rule says why it is there, so that a broken build explains itself.
 */
public final class HouseRules {

    private static final String TRANSACTIONAL = "jakarta.transaction.Transactional";

    private HouseRules() {}

    @ArchTest
    static final ArchRule constructorsInject = fields().should()
            .notBeAnnotatedWith("jakarta.inject.Inject")
            .because("dependencies come in through the constructor and stay final")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule servicesOwnTransactions = methods()
            .that()
            .areAnnotatedWith(TRANSACTIONAL)
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Service")
            .because("a service decides and owns the transaction")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule transactionsAreNotDeclaredOnTypes = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Service")
            .should()
            .beAnnotatedWith(TRANSACTIONAL)
            .because("a service decides and owns the transaction");

    @ArchTest
    static final ArchRule resourcesTranslate = noClasses()
            .that()
            .areAnnotatedWith("jakarta.ws.rs.Path")
            .should()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Repository")
            .because("a resource translates between HTTP and a service; it touches no repository");

    @ArchTest
    static final ArchRule resourcesHoldNoEntities = noClasses()
            .that()
            .areAnnotatedWith("jakarta.ws.rs.Path")
            .should()
            .dependOnClassesThat()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .because("entities never go on the wire");

    @ArchTest
    static final ArchRule wordsThatSayNothing = noClasses()
            .should()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .because("a class is named after what it does");

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("a rule that depends on time is given a " + Clock.class.getSimpleName());

    @ArchTest
    static final ArchRule loggingIsNotPrinting = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("services log, they do not print");

    @ArchTest
    static final ArchRule entitiesStayInside = classes()
            .that()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .should()
            .bePackagePrivate()
            .because("an entity guards its own invariants next to its repository")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule featuresDoNotTangle = slices().matching("org.skillway.*.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a feature that needs another is not needed by it");
}
