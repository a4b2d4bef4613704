package org.skillway.catalog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.Connection;
import java.sql.DriverManager;
import javax.sql.DataSource;
import org.skillway.testkit.HouseRules;

@AnalyzeClasses(packages = "org.skillway.catalog", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule oneDoorToTheDatabase = noClasses()
            .that()
            .resideOutsideOfPackage("org.skillway.catalog.database..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Connection.class, DriverManager.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(DataSource.class)
            .because(
                    "every statement passes through Statements, where the tests note it and hold its plan against indexes");

    @ArchTest
    static final ArchRule nothingIsFetched = noClasses()
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
                    "an import takes what is uploaded, and an address in it is a text: nobody makes the catalog ask for one");
}
