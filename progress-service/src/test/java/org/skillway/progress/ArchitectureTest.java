package org.skillway.progress;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.skillway.testkit.HouseRules;

@AnalyzeClasses(packages = "org.skillway.progress", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule nothingIsFetched = noClasses()
            .that()
            .resideOutsideOfPackage("org.skillway.progress.follower..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "jakarta.ws.rs.client..", "org.eclipse.microprofile.rest.client..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.net\\.(URL|URLConnection|HttpURLConnection|Socket|DatagramSocket)|javax\\.net\\..*"
                            + "|java\\.nio\\.channels\\.(Asynchronous)?SocketChannel"
                            + "|io\\.vertx\\..*\\.(HttpClient|WebClient|NetClient)")
            .because(
                    "an import takes what is uploaded; only who follows the catalog asks anybody, at an address that is configured");
}
