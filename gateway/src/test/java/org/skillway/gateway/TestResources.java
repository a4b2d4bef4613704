package org.skillway.gateway;

import io.quarkus.test.common.QuarkusTestResource;
import org.skillway.gateway.stub.ServicesResource;
import org.skillway.testkit.IssuerResource;

/** Declared once, these serve every test of the module. */
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(ServicesResource.class)
public final class TestResources {

    private TestResources() {}
}
