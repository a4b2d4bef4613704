package org.skillway.gateway.service;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Lets questions that come while calls are under way go together into the next one, so that a service that is asked more is
 * not called more. A question goes only into a call that starts after it was asked, and while fewer calls than may be are
 * under way that is at once. Questions with the same answer go in as one.
 *
 * @param <Q> a question
 * @param <A> the answer to one question
 */
public final class SharedCalls<Q, A> {

    private final Limits limits;
    private final ToIntFunction<Q> size;
    private final Function<List<Q>, CompletionStage<List<A>>> call;
    private final Supplier<RuntimeException> tooMany;
    private final Map<Object, Waiting<Q, A>> waiting = new LinkedHashMap<>();
    private int asking;
    private int underWay;
    private boolean starting;

    /**
     * How much there may be of what.
     *
     * @param calls that are under way at the same time
     * @param together questions in one call
     * @param size of all questions in one call, the first excepted
     * @param waiting askers that wait for a call to start
     */
    public record Limits(int calls, int together, int size, int waiting) {}

    private record Waiting<Q, A>(Q question, List<CompletableFuture<A>> askers) {}

    /**
     * @param call answers questions in their order, or none of them
     * @param tooMany what is wrong when nobody more may wait
     */
    public SharedCalls(
            Limits limits,
            ToIntFunction<Q> size,
            Function<List<Q>, CompletionStage<List<A>>> call,
            Supplier<RuntimeException> tooMany) {
        this.limits = limits;
        this.size = size;
        this.call = call;
        this.tooMany = tooMany;
    }

    /**
     * @param same equal for questions that have the same answer
     * @return the asker's own: whoever cancels it takes nothing from others, and is asked for no longer
     */
    public CompletableFuture<A> ask(Object same, Q question) {
        CompletableFuture<A> answer = new CompletableFuture<>();
        synchronized (waiting) {
            if (asking == limits.waiting()) {
                forgetWhoHasGone();
            }
            if (asking == limits.waiting()) {
                return CompletableFuture.failedFuture(tooMany.get());
            }
            asking++;
            waiting.computeIfAbsent(same, first -> new Waiting<>(question, new ArrayList<>(1)))
                    .askers()
                    .add(answer);
        }
        startCalls();
        return answer;
    }

    /** How many askers wait for a call to start. */
    public int waiting() {
        synchronized (waiting) {
            return asking;
        }
    }

    /** One starts calls at a time, and looks once more before it ends: a call may have ended as soon as it was started. */
    private void startCalls() {
        synchronized (waiting) {
            if (starting) {
                return;
            }
            starting = true;
        }
        for (List<Waiting<Q, A>> turn = next(); !turn.isEmpty(); turn = next()) {
            start(turn);
        }
    }

    /** What goes into a call now; nothing while all calls that may be are under way, and then nobody starts any longer. */
    private List<Waiting<Q, A>> next() {
        List<Waiting<Q, A>> turn = new ArrayList<>();
        synchronized (waiting) {
            if (underWay == limits.calls()) {
                starting = false;
                return turn;
            }
            forgetWhoHasGone();
            int left = limits.size();
            Iterator<Waiting<Q, A>> oldest = waiting.values().iterator();
            while (oldest.hasNext() && turn.size() < limits.together()) {
                Waiting<Q, A> next = oldest.next();
                left -= size.applyAsInt(next.question());
                if (left < 0 && !turn.isEmpty()) {
                    break;
                }
                turn.add(next);
                asking -= next.askers().size();
                oldest.remove();
            }
            if (turn.isEmpty()) {
                starting = false;
            } else {
                underWay++;
            }
        }
        return turn;
    }

    private void forgetWhoHasGone() {
        waiting.values().removeIf(one -> {
            int before = one.askers().size();
            one.askers().removeIf(CompletableFuture::isDone);
            asking -= before - one.askers().size();
            return one.askers().isEmpty();
        });
    }

    private void start(List<Waiting<Q, A>> turn) {
        CompletionStage<List<A>> answers;
        try {
            answers = call.apply(turn.stream().map(Waiting::question).toList());
        } catch (RuntimeException e) {
            answers = CompletableFuture.failedFuture(e);
        }
        answers.whenComplete((all, failure) -> {
            synchronized (waiting) {
                underWay--;
            }
            // First the next, that the service need not wait for what is done with these answers.
            startCalls();
            if (failure == null && all.size() == turn.size()) {
                for (int place = 0; place < all.size(); place++) {
                    A answer = all.get(place);
                    turn.get(place).askers().forEach(asker -> asker.complete(answer));
                }
            } else {
                Throwable why =
                        failure == null ? new IllegalStateException("Not as many answers as questions") : failure;
                turn.forEach(one -> one.askers().forEach(asker -> asker.completeExceptionally(why)));
            }
        });
    }
}
