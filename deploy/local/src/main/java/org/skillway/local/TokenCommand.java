package org.skillway.local;

import java.nio.file.Files;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "token",
        description = "Prints a token of the local stack and nothing else.",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Option(
            names = "--subject",
            required = true,
            paramLabel = "S",
            description = "Who it speaks for: the learner's id in paths and in the ledger.")
    private String subject;

    @Option(names = "--role", required = true, paramLabel = "R", description = "learner, instructor or admin.")
    private String role;

    @Override
    public Integer call() {
        DataFolder folder = data.existing();
        StackState state = StackState.read(folder.state()).orElse(null);
        if (state == null || !Files.exists(folder.key())) {
            throw new Refusal("Nothing was started yet on %s, so there is no key to sign with: ./skillway up makes one."
                    .formatted(folder.root()));
        }
        if (!state.ownIssuer()) {
            throw new Refusal("The tokens that count on %s are those of %s, which makes them itself."
                    .formatted(folder.root(), state.issuer()));
        }
        Role known = Role.named(role)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--role must be learner, instructor or admin, not %s.".formatted(role)));
        try {
            String token =
                    new Tokens(SigningKey.load(folder.key()), state.issuer(), Clock.systemUTC()).demo(subject, known);
            spec.commandLine().getOut().println(token);
            return Skillway.OK;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
