package org.skillway.catalog.imports.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The files of one import, by name. */
public interface Upload {

    List<String> names();

    InputStream open(String name) throws IOException;
}
