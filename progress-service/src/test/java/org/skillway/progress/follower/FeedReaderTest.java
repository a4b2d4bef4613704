package org.skillway.progress.follower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.skillway.progress.replica.EntityState;
import org.skillway.progress.replica.Position;

@DisplayName("An answer of the feed")
class FeedReaderTest {

    private static final UUID EPOCH = UUID.fromString("11111111-1111-4111-8111-111111111111");
    private static final UUID OTHER = UUID.fromString("22222222-2222-4222-8222-222222222222");
    private static final Position AT_SEVEN = new Position(EPOCH, 7);

    private static final String BEGIN = begin(false, EPOCH, 7, 9);
    private static final String GIT = entity(8, "git");
    private static final String PIP = entity(9, "pip");
    private static final String EIGHT = commit(8, 1);
    private static final String NINE = commit(9, 1);
    private static final String END = "{\"line\":\"end\",\"revision\":9}";

    @Test
    @DisplayName("hands out each revision when its commit line has come")
    void revisions() throws FeedException {
        FeedReader reader = new FeedReader(AT_SEVEN);
        assertThat(reader.take(BEGIN)).isEmpty();
        assertThat(reader.take(GIT)).isEmpty();
        FeedReader.Revision eight = reader.take(EIGHT).orElseThrow();
        assertThat(eight.before()).isEqualTo(AT_SEVEN);
        assertThat(eight.after()).isEqualTo(new Position(EPOCH, 8));
        assertThat(eight.states()).extracting(EntityState::key).containsExactly("git");
        reader.take(PIP);
        assertThat(reader.take(NINE).orElseThrow().before()).isEqualTo(eight.after());
        assertThat(reader.take(END)).isEmpty();
        reader.requireEnd();
        assertThat(reader.head()).isEqualTo(9);
    }

    @Test
    @DisplayName("with nothing new is whole all the same")
    void nothingNew() throws FeedException {
        assertThat(read(AT_SEVEN, begin(false, EPOCH, 7, 7), "{\"line\":\"end\",\"revision\":7}"))
                .isEmpty();
    }

    @Test
    @DisplayName("that is a snapshot replaces everything, in whatever epoch, at whatever revision")
    void snapshot() throws FeedException {
        for (Position from : new Position[] {null, AT_SEVEN, new Position(OTHER, 3), new Position(EPOCH, 100)}) {
            List<FeedReader.Revision> revisions =
                    read(from, begin(true, EPOCH, 0, 9), entity(2, "git"), entity(9, "pip"), commit(9, 2), END);
            assertThat(revisions).hasSize(1);
            assertThat(revisions.get(0).before()).isNull();
            assertThat(revisions.get(0).after()).isEqualTo(new Position(EPOCH, 9));
            assertThat(revisions.get(0).states()).hasSize(2);
        }
    }

    @Test
    @DisplayName("of an empty catalog is a snapshot at revision 0")
    void emptyCatalog() throws FeedException {
        assertThat(read(null, begin(true, EPOCH, 0, 0), commit(0, 0), "{\"line\":\"end\",\"revision\":0}"))
                .hasSize(1);
    }

    @Test
    @DisplayName("leaves nothing but structure")
    void structure() throws FeedException {
        EntityState state = read(
                        AT_SEVEN,
                        begin(false, EPOCH, 7, 8),
                        "{\"line\":\"entity\",\"revision\":8,\"kind\":\"module\",\"key\":\"m\",\"status\":\"published\","
                                + "\"version\":3,\"titles\":{\"en\":\"A\"},\"minutes\":30,\"teaches\":[\"git\"],"
                                + "\"assumes\":[{\"atLeast\":1,\"skills\":[\"pip\"]}],\"owners\":[\"nino\"],"
                                + "\"versions\":[{\"version\":1,\"teaches\":[\"pip\"]}],\"new\":1}",
                        EIGHT,
                        "{\"line\":\"end\",\"revision\":8}")
                .get(0)
                .states()
                .get(0);
        assertThat(state)
                .isEqualTo(new EntityState(
                        8,
                        "module",
                        "m",
                        "published",
                        3,
                        null,
                        "{\"minutes\":30,\"teaches\":[\"git\"],\"assumes\":[{\"atLeast\":1,\"skills\":[\"pip\"]}],"
                                + "\"owners\":[\"nino\"],\"versions\":[{\"version\":1,\"teaches\":[\"pip\"]}]}"));
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("no begin", List.of(GIT)),
                Arguments.of("two begins", List.of(BEGIN, BEGIN)),
                Arguments.of("too few entities", List.of(BEGIN, commit(8, 1))),
                Arguments.of("too many entities", List.of(BEGIN, GIT, GIT, EIGHT)),
                Arguments.of("a revision skipped", List.of(BEGIN, PIP, NINE)),
                Arguments.of("a revision again", List.of(BEGIN, entity(7, "git"), commit(7, 1))),
                Arguments.of("an entity of another revision", List.of(BEGIN, PIP, EIGHT)),
                Arguments.of("an end elsewhere", List.of(BEGIN, GIT, EIGHT, END)),
                Arguments.of("an end inside a revision", List.of(BEGIN, GIT, "{\"line\":\"end\",\"revision\":7}")),
                Arguments.of("a line after the end", List.of(BEGIN, "{\"line\":\"end\",\"revision\":7}", GIT)),
                Arguments.of("no end", List.of(BEGIN, GIT, EIGHT)),
                Arguments.of("nothing", List.of()),
                Arguments.of("an unknown line", List.of(BEGIN, "{\"line\":\"hello\"}")),
                Arguments.of("half a line", List.of(BEGIN, "{\"line\":\"ent")),
                Arguments.of("a line that is a number", List.of("7")),
                Arguments.of("an epoch that is none", List.of(BEGIN.replace(EPOCH.toString(), "x"))),
                Arguments.of("a number that is a text", List.of(BEGIN, GIT, EIGHT.replace("8", "\"8\""))));
    }

    @ParameterizedTest(name = "with {0} is refused")
    @MethodSource("broken")
    void refused(String what, List<String> lines) {
        assertThatThrownBy(() -> read(AT_SEVEN, lines.toArray(String[]::new)))
                .isInstanceOf(FeedException.class)
                .isNotInstanceOf(LostPlaceException.class);
    }

    @Test
    @DisplayName("that goes on from elsewhere tells that the place is lost")
    void lostPlace() {
        for (String begin : List.of(begin(false, OTHER, 7, 9), begin(false, EPOCH, 6, 9), begin(false, EPOCH, 8, 9))) {
            assertThatThrownBy(() -> read(AT_SEVEN, begin)).isInstanceOf(LostPlaceException.class);
        }
        assertThatThrownBy(() -> read(null, BEGIN)).isInstanceOf(LostPlaceException.class);
    }

    private static List<FeedReader.Revision> read(Position from, String... lines) throws FeedException {
        FeedReader reader = new FeedReader(from);
        List<FeedReader.Revision> revisions = new ArrayList<>();
        for (String line : lines) {
            reader.take(line).ifPresent(revisions::add);
        }
        reader.requireEnd();
        return revisions;
    }

    private static String begin(boolean snapshot, UUID epoch, long after, long head) {
        return "{\"line\":\"begin\",\"snapshot\":%s,\"epoch\":\"%s\",\"after\":%d,\"head\":%d}"
                .formatted(snapshot, epoch, after, head);
    }

    private static String entity(long revision, String key) {
        return ("{\"line\":\"entity\",\"revision\":%d,\"kind\":\"skill\",\"key\":\"%s\",\"status\":\"published\","
                        + "\"version\":1,\"skillKind\":\"tool\"}")
                .formatted(revision, key);
    }

    private static String commit(long revision, int entities) {
        return "{\"line\":\"commit\",\"revision\":%d,\"entities\":%d}".formatted(revision, entities);
    }
}
