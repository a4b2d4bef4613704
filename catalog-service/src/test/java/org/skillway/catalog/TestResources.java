package org.skillway.catalog;

import io.quarkus.test.common.QuarkusTestResource;
import org.skillway.testkit.IssuerResource;
import org.skillway.testkit.PostgresResource;

/** Declared once, these serve every test of the module. */
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IssuerResource.class)
public final class TestResources {

    private TestResources() {}
}
