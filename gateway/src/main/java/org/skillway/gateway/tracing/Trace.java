package org.skillway.gateway.tracing;

import io.quarkus.opentelemetry.runtime.QuarkusContextStorage;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/**
 * The trace that a request belongs to, for what is done on its behalf elsewhere than where it came in. What is done for several
 * at once belongs to that of the first.
 */
public final class Trace {

    private static final Trace NONE = new Trace(null, null);

    private final Context root;
    private final io.opentelemetry.context.Context told;

    private Trace(Context root, io.opentelemetry.context.Context told) {
        this.root = root;
        this.told = told;
    }

    /** That of the request that is being answered here; none where nobody wants to hear of it. */
    public static Trace current() {
        io.opentelemetry.context.Context told = io.opentelemetry.context.Context.current();
        Context here = Vertx.currentContext();
        return here == null || told == io.opentelemetry.context.Context.root()
                ? NONE
                : new Trace(VertxContext.getRootContext(here), told);
    }

    /** Where calls that are made belong to it: the context that is given, if there is nothing to belong to. */
    public Context on(Context given) {
        return told == null ? given : own();
    }

    /** Makes a call that belongs to it. */
    public <T> Future<T> call(Supplier<Future<T>> call) {
        if (told == null) {
            return call.get();
        }
        Promise<T> answer = Promise.promise();
        own().runOnContext(start -> call.get().onComplete(answer));
        return answer.future();
    }

    /** One that nobody else's request is answered on, nor this one's. */
    private Context own() {
        Context own = VertxContext.createNewDuplicatedContext(root);
        // It is there as long as its context, so nobody has to take it away again.
        var unused = QuarkusContextStorage.INSTANCE.attach(own, told);
        return own;
    }
}
