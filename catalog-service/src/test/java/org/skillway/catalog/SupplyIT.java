package org.skillway.catalog;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.testkit.BillOfMaterials;

@DisplayName("What the service is shipped with")
class SupplyIT {

    private final BillOfMaterials bill = BillOfMaterials.ofThisPart();

    @Test
    @DisplayName("is what the committed list says, version by version")
    void committed() {
        bill.isCommittedAs(Path.of("components.txt"));
    }

    @Test
    @DisplayName("may be shipped: each under a licence that is accepted")
    void licences() {
        bill.hasAcceptedLicences();
    }
}
