package org.skillway.progress;

import io.quarkus.test.common.QuarkusTestResource;
import org.skillway.progress.support.CatalogStub;
import org.skillway.testkit.IssuerResource;
import org.skillway.testkit.OwnedPostgresResource;

/** Declared once, these serve every test of the module. */
@QuarkusTestResource(OwnedPostgresResource.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(CatalogStub.class)
public final class TestResources {

    private TestResources() {}
}
