package org.skillway.progress.exports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.progress.ledger.Entry;
import org.skillway.progress.ledger.LedgerRow;

/** An entry of the ledger with all that its hash is made of, under the names that it has there. */
@Schema(
        name = "ExportedEntry",
        description = "An entry of the ledger with all that its hash is made of; `actor` and `person` are pseudonyms.")
record ExportedEntry(
        @JsonUnwrapped Entry entry,

        @Schema(
                required = true,
                description = "SHA-256 over the hash of the entry before and this entry, in hexadecimal digits.",
                pattern = "^[0-9a-f]{64}$")
        String hash) {

    static ExportedEntry from(LedgerRow row) {
        return new ExportedEntry(row.entry(), row.hash());
    }
}
