package org.skillway.gateway.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.service.SharedCalls.Limits;

class SharedCallsTest {

    private static final Limits ONE_AT_A_TIME = new Limits(1, 3, 100, 5);

    private final List<Pending> started = new ArrayList<>();

    /** A call that is under way. */
    private record Pending(List<String> questions, CompletableFuture<List<String>> answer) {

        void answers() {
            answer.complete(questions.stream().map(question -> question + "!").toList());
        }
    }

    private SharedCalls<String, String> calls(Limits limits) {
        return new SharedCalls<>(
                limits,
                String::length,
                questions -> {
                    Pending call = new Pending(questions, new CompletableFuture<>());
                    started.add(call);
                    return call.answer();
                },
                () -> new IllegalStateException("too many"));
    }

    /** Somebody who is not interested in the answer. */
    private static void asks(SharedCalls<String, String> calls, String same, String question) {
        CompletableFuture<String> unused = calls.ask(same, question);
    }

    private List<List<String>> asked() {
        return started.stream().map(Pending::questions).toList();
    }

    @Test
    @DisplayName("A lone question goes out at once, by itself")
    void alone() {
        CompletableFuture<String> answer = calls(ONE_AT_A_TIME).ask("a", "a");

        assertThat(asked()).containsExactly(List.of("a"));
        started.get(0).answers();
        assertThat(answer).isCompletedWithValue("a!");
    }

    @Test
    @DisplayName("What is asked while a call is under way does not join it, but goes together into the next")
    void order() {
        SharedCalls<String, String> calls = calls(ONE_AT_A_TIME);
        asks(calls, "a", "a");
        CompletableFuture<String> b = calls.ask("b", "b");
        CompletableFuture<String> again = calls.ask("a", "a");
        assertThat(asked()).containsExactly(List.of("a"));

        started.get(0).answers();

        assertThat(asked()).containsExactly(List.of("a"), List.of("b", "a"));
        assertThat(again).isNotDone();
        started.get(1).answers();
        assertThat(b).isCompletedWithValue("b!");
        assertThat(again).isCompletedWithValue("a!");
    }

    @Test
    @DisplayName("As many calls as may be are under way at the same time")
    void several() {
        SharedCalls<String, String> calls = calls(new Limits(2, 3, 100, 5));
        List.of("a", "b", "c").forEach(question -> asks(calls, question, question));

        assertThat(asked()).containsExactly(List.of("a"), List.of("b"));
        started.get(1).answers();
        assertThat(asked()).containsExactly(List.of("a"), List.of("b"), List.of("c"));
    }

    @Test
    @DisplayName("Questions that are the same go in as one, and everybody who asked is answered")
    void same() {
        SharedCalls<String, String> calls = calls(ONE_AT_A_TIME);
        asks(calls, "a", "a");
        CompletableFuture<String> one = calls.ask("b", "b1");
        CompletableFuture<String> other = calls.ask("b", "b2");

        started.get(0).answers();
        started.get(1).answers();

        assertThat(asked()).containsExactly(List.of("a"), List.of("b1"));
        assertThat(one).isCompletedWithValue("b1!");
        assertThat(other).isCompletedWithValue("b1!");
    }

    @Test
    @DisplayName("A call has no more questions than may be together, nor larger ones, but one always fits")
    void bounded() {
        SharedCalls<String, String> calls = calls(new Limits(1, 3, 10, 9));
        List.of("1", "2", "3", "4", "5", "666666", "7777777777777", "8")
                .forEach(question -> asks(calls, question, question));

        for (int call = 0; call < 4; call++) {
            started.get(call).answers();
        }

        assertThat(asked())
                .containsExactly(
                        List.of("1"),
                        List.of("2", "3", "4"),
                        List.of("5", "666666"),
                        List.of("7777777777777"),
                        List.of("8"));
    }

    @Test
    @DisplayName("Whoever goes away takes nothing from others, and is asked for no longer")
    void gone() {
        SharedCalls<String, String> calls = calls(ONE_AT_A_TIME);
        asks(calls, "a", "a");
        calls.ask("b", "b").cancel(false);
        calls.ask("c", "c").cancel(false);
        CompletableFuture<String> other = calls.ask("c", "c");

        started.get(0).answers();
        assertThat(asked()).containsExactly(List.of("a"), List.of("c"));
        started.get(1).answers();
        assertThat(other).isCompletedWithValue("c!");
    }

    @Test
    @DisplayName("When as many wait as may, the next is told so at once; the place of one who has gone is free")
    void tooMany() {
        SharedCalls<String, String> calls = calls(new Limits(1, 3, 100, 2));
        asks(calls, "a", "a");
        CompletableFuture<String> first = calls.ask("b", "b");
        asks(calls, "c", "c");

        assertThatThrownBy(calls.ask("d", "d")::join).hasMessageContaining("too many");

        first.cancel(false);
        assertThat(calls.ask("e", "e")).isNotDone();
        started.get(0).answers();
        assertThat(asked()).containsExactly(List.of("a"), List.of("c", "e"));
    }

    @Test
    @DisplayName("A call that fails fails everybody in it, and nobody else")
    void fails() {
        SharedCalls<String, String> calls = calls(ONE_AT_A_TIME);
        CompletableFuture<String> first = calls.ask("a", "a");
        CompletableFuture<String> next = calls.ask("b", "b");

        started.get(0).answer().completeExceptionally(new IllegalStateException("broken"));

        assertThatThrownBy(first::join).isInstanceOf(CompletionException.class).hasMessageContaining("broken");
        started.get(1).answers();
        assertThat(next).isCompletedWithValue("b!");
    }

    @Test
    @DisplayName("Answers that are not as many as the questions are none")
    void miscounted() {
        CompletableFuture<String> answer = calls(ONE_AT_A_TIME).ask("a", "a");

        started.get(0).answer().complete(List.of("a!", "b!"));

        assertThatThrownBy(answer::join).hasMessageContaining("Not as many");
    }

    @Test
    @DisplayName("A call that cannot even start is one that failed")
    void cannotStart() {
        SharedCalls<String, String> calls = new SharedCalls<>(
                ONE_AT_A_TIME,
                String::length,
                questions -> {
                    throw new IllegalStateException("no");
                },
                IllegalStateException::new);

        assertThatThrownBy(calls.ask("a", "a")::join).hasMessageContaining("no");
        assertThatThrownBy(calls.ask("a", "a")::join).hasMessageContaining("no");
    }

    @Test
    @DisplayName("However many wait for calls that fail at once, each hears it")
    void atOnce() {
        CompletableFuture<List<String>> first = new CompletableFuture<>();
        SharedCalls<String, String> calls = new SharedCalls<>(
                new Limits(1, 1, 1_000_000, 20_000),
                String::length,
                questions -> questions.get(0).equals("first")
                        ? first
                        : CompletableFuture.failedFuture(new IllegalStateException("at once")),
                IllegalStateException::new);
        asks(calls, "first", "first");
        List<CompletableFuture<String>> others =
                IntStream.range(0, 20_000).mapToObj(i -> calls.ask(i, "other")).toList();

        first.complete(List.of("answer"));

        assertThat(others).allMatch(CompletableFuture::isCompletedExceptionally);
    }

    @Test
    @DisplayName("However many ask at the same time, nobody gets what was looked up before asking")
    void never() throws InterruptedException {
        AtomicLong written = new AtomicLong();
        ExecutorService service = Executors.newFixedThreadPool(3);
        SharedCalls<Long, Long> calls = new SharedCalls<>(
                new Limits(3, 16, 1_000_000, 1_000),
                question -> 1,
                questions -> CompletableFuture.supplyAsync(
                        () -> {
                            long now = written.get();
                            return questions.stream().map(question -> now).toList();
                        },
                        service),
                IllegalStateException::new);
        List<String> stale = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(8);
        IntStream.range(0, 8).forEach(asker -> new Thread(() -> {
                    for (int i = 0; i < 2_000; i++) {
                        long acknowledged = written.incrementAndGet();
                        long read = calls.ask((long) i % 3, (long) i).join();
                        if (read < acknowledged) {
                            synchronized (stale) {
                                stale.add(read + " after " + acknowledged);
                            }
                        }
                    }
                    done.countDown();
                })
                .start());
        done.await();
        service.shutdown();

        assertThat(stale).isEmpty();
    }
}
