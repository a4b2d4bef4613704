package org.skillway.system;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Skillway.class)
@DisplayName("A token")
class ForgedTokensIT extends ForgedTokens {

    @Override
    Forger forger() throws IOException, ParseException, JOSEException {
        Path key = Path.of(Skillway.dataFolder(), "issuer-key.json");
        return new Forger(
                Skillway.issuer(),
                JWKSet.load(key.toFile()).getKeys().get(0).toRSAKey(),
                Map.of("groups", List.of("learner", "instructor", "admin")));
    }

    @Override
    Operations operations() {
        return new Operations(Skillway.gateway(), Skillway.catalog(), Skillway.progress());
    }

    @Override
    String progress() {
        return Skillway.progress();
    }
}
