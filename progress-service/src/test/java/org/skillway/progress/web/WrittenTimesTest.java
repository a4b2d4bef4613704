package org.skillway.progress.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A time in JSON")
class WrittenTimesTest {

    private static final int TIMES = 200_000;

    // What PostgreSQL keeps at the most, from 4713 BC to 294276 AD.
    private static final long FIRST = LocalDate.of(-4712, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    private static final long END = LocalDate.of(294_277, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);

    // What a client may send.
    private static final long FIRST_SENT = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long END_SENT = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond() + 1;

    private static final ObjectMapper JSON = mapper();

    private static ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper();
        new StrictJson().customize(mapper);
        return mapper;
    }

    private static void isWrittenAsJavaDoes(Instant time) {
        try {
            assertThat(JSON.writeValueAsString(time)).isEqualTo("\"" + time + "\"");
        } catch (JsonProcessingException e) {
            throw new AssertionError(time.toString(), e);
        }
    }

    private static int fraction(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextInt(1_000) * 1_000_000;
            case 2 -> random.nextInt(1_000_000) * 1_000;
            default -> random.nextInt(1_000_000_000);
        };
    }

    @Test
    @DisplayName("is what Java says of it, to the byte, whenever it is")
    void anyTime() {
        Random random = new Random(41);
        LongStream.concat(random.longs(TIMES / 2, FIRST, END), random.longs(TIMES / 2, FIRST_SENT, END_SENT))
                .forEach(second -> isWrittenAsJavaDoes(Instant.ofEpochSecond(second, fraction(random))));
    }

    @Test
    @DisplayName("of each day of four centuries, at its first and its last instant")
    void anyDay() {
        LongStream.range(
                        LocalDate.of(1800, 1, 1).toEpochDay(),
                        LocalDate.of(2200, 1, 1).toEpochDay())
                .mapToObj(LocalDate::ofEpochDay)
                .map(day -> day.atStartOfDay().toInstant(ZoneOffset.UTC))
                .forEach(begin -> {
                    isWrittenAsJavaDoes(begin);
                    isWrittenAsJavaDoes(begin.minusNanos(1));
                });
    }

    @ParameterizedTest
    @DisplayName("at an edge")
    @ValueSource(
            strings = {
                "0000-01-01T00:00:00Z",
                "-0001-12-31T23:59:59.999999999Z",
                "9999-12-31T23:59:59.999999Z",
                "+10000-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999Z",
                "1970-01-01T00:00:00.000001Z",
                "2024-02-29T09:05:03.100Z",
                "2024-02-29T09:05:03.000000001Z",
                "-1000000000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z"
            })
    void edges(String time) {
        assertThat(Instant.parse(time)).hasToString(time);
        isWrittenAsJavaDoes(Instant.parse(time));
    }

    @Test
    @DisplayName("is the same wherever in a document it stands, and whatever it is written to")
    void anywhere() throws JsonProcessingException {
        Instant time = Instant.parse("2026-05-03T18:20:07.512345Z");
        assertThat(JSON.writeValueAsString(Map.of("at", List.of(time, time))))
                .isEqualTo("{\"at\":[\"" + time + "\",\"" + time + "\"]}");
        assertThat(new String(JSON.writeValueAsBytes(time), StandardCharsets.UTF_8))
                .isEqualTo("\"" + time + "\"");
        assertThat(JSON.<TextNode>valueToTree(time)).isEqualTo(TextNode.valueOf(time.toString()));
        String many = JSON.writeValueAsString(
                IntStream.range(0, 2_000).mapToObj(time::plusMillis).toList());
        assertThat(JSON.readValue(many, Instant[].class))
                .containsExactly(
                        IntStream.range(0, 2_000).mapToObj(time::plusMillis).toArray(Instant[]::new));
    }
}
