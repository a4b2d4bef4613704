package org.skillway.catalog.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Markdown as HTML")
class SafeHtmlTest {

    /** What a page may be given, by element; looked for in what a parser like that of browsers makes of an answer. */
    private static final Map<String, Set<String>> HARMLESS = Map.ofEntries(
            Map.entry("p", Set.of()),
            Map.entry("br", Set.of()),
            Map.entry("hr", Set.of()),
            Map.entry("h1", Set.of()),
            Map.entry("h2", Set.of()),
            Map.entry("h3", Set.of()),
            Map.entry("h4", Set.of()),
            Map.entry("h5", Set.of()),
            Map.entry("h6", Set.of()),
            Map.entry("blockquote", Set.of()),
            Map.entry("ul", Set.of()),
            Map.entry("ol", Set.of("start")),
            Map.entry("li", Set.of()),
            Map.entry("pre", Set.of()),
            Map.entry("code", Set.of("class")),
            Map.entry("em", Set.of()),
            Map.entry("strong", Set.of()),
            Map.entry("a", Set.of("href", "title", "rel")),
            Map.entry("img", Set.of("src", "alt", "title")),
            Map.entry("table", Set.of()),
            Map.entry("thead", Set.of()),
            Map.entry("tbody", Set.of()),
            Map.entry("tr", Set.of()),
            Map.entry("th", Set.of("align")),
            Map.entry("td", Set.of("align")));

    private static Stream<String> lines(String file) throws IOException {
        try (InputStream in = SafeHtmlTest.class.getResourceAsStream("/xss/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
        }
    }

    static List<String> published() throws IOException {
        return lines("script-injection.txt")
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    static List<String> own() throws IOException {
        return lines("markdown.txt").map(line -> line.replace("\\n", "\n")).toList();
    }

    /** Fails where a browser would find in it anything that is not harmless. */
    private static void harmless(String attack, String html) {
        Document page = Jsoup.parseBodyFragment(html);
        for (Element element : page.body().children().select("*")) {
            assertThat(HARMLESS).as("%s became %s", attack, html).containsKey(element.normalName());
            for (Attribute attribute : element.attributes()) {
                assertThat(HARMLESS.get(element.normalName()))
                        .as("%s became %s", attack, html)
                        .contains(attribute.getKey());
                if (Set.of("href", "src").contains(attribute.getKey())) {
                    assertThat(attribute.getValue())
                            .as("%s became %s", attack, html)
                            .matches(
                                    attribute.getKey().equals("src")
                                            ? "(?i)https?://[^\\s\"<>]+ ?"
                                            : "(?i)(https?://|mailto:)[^\\s\"<>]+ ?");
                }
            }
        }
        assertThat(page.head().children()).as("%s became %s", attack, html).isEmpty();
        page.body().forEachNode(node -> assertThat(node)
                .as("%s became %s", attack, html)
                .isInstanceOfAny(Element.class, TextNode.class, Comment.class));
        // Read and written by a browser it still is what it was: nothing hides in what parsers read differently.
        assertThat(parsed(parsed(html))).as("%s became %s", attack, html).isEqualTo(parsed(html));
        assertThat(parsed(SafeHtml.sanitized(html)))
                .as("%s became %s", attack, html)
                .isEqualTo(parsed(html));
    }

    private static String parsed(String html) {
        Document page = Jsoup.parseBodyFragment(html);
        page.outputSettings().prettyPrint(false);
        // Behind a backquote the sanitiser says one blank more each time, for browsers of old.
        return page.body().html().replaceAll("[ \u00a0]{1,100}\"", "\"");
    }

    private static List<String> inEveryPlace(String attack) {
        String line = attack.replace("\n", " ");
        return List.of(
                attack,
                "a " + attack + " b",
                "> " + attack,
                "1. " + attack,
                "# " + line,
                "**" + attack + "**",
                "[" + attack + "](https://example.org)",
                "[a](" + line + ")",
                "[a](<" + line + ">)",
                "[a](https://example.org \"" + line + "\")",
                "[a](https://example.org '" + line + "')",
                "[a](https://example.org/" + line + ")",
                "![" + attack + "](https://example.org/x.png)",
                "![a](" + line + ")",
                "![a](https://example.org/x.png \"" + line + "\")",
                "[a]\n\n[a]: " + line,
                "[a]\n\n[a]: https://example.org '" + line + "'",
                "<" + line + ">",
                "`" + attack + "`",
                "```" + line + "\n" + attack + "\n```",
                "    " + attack,
                "| " + line + " | b |\n|---|:-:|\n| c | " + line + " |",
                "<div>\n" + attack + "\n</div>",
                "<!-- " + attack + " -->\n" + attack);
    }

    @Nested
    @DisplayName("is harmless")
    class Harmless {

        @ParameterizedTest(name = "{0}")
        @MethodSource("org.skillway.catalog.markdown.SafeHtmlTest#published")
        @DisplayName("whatever of a published list stands in it, wherever")
        void ofTheList(String attack) {
            inEveryPlace(attack).forEach(markdown -> harmless(markdown, SafeHtml.render(markdown)));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("org.skillway.catalog.markdown.SafeHtmlTest#own")
        @DisplayName("whatever only Markdown can carry, wherever")
        void ofMarkdown(String attack) {
            inEveryPlace(attack).forEach(markdown -> harmless(markdown, SafeHtml.render(markdown)));
        }

        @Test
        @DisplayName("by the sanitiser alone too, should the renderer let HTML through")
        void sanitiserAlone() throws IOException {
            Stream.concat(published().stream(), own().stream())
                    .forEach(attack -> harmless(attack, SafeHtml.sanitized(attack)));
        }

        @Test
        @DisplayName("with hundreds of attacks to choose from, or this test says nothing")
        void many() throws IOException {
            assertThat(published()).hasSizeGreaterThan(200);
            assertThat(own()).hasSizeGreaterThan(80);
        }
    }

    @Nested
    @DisplayName("shows")
    class Shown {

        @ParameterizedTest
        @CsvSource(
                delimiter = '~',
                quoteCharacter = '\0',
                value = {
                    "# A *tidy* **history** ~ <h1>A <em>tidy</em> <strong>history</strong></h1>",
                    "`a < b` ~ <p><code>a &lt; b</code></p>",
                    "- a ~ <ul><li>a</li></ul>",
                    "3. a ~ <ol start=\"3\"><li>a</li></ol>",
                    "> a ~ <blockquote>\\n<p>a</p>\\n</blockquote>",
                    "--- ~ <hr />",
                    "| a | b |\\n|---|:-:|\\n| c | d | ~ <table><thead><tr><th>a</th><th align=\"center\">b</th></tr></thead><tbody><tr><td>c</td><td align=\"center\">d</td></tr></tbody></table>",
                    "```python\\nx\\n``` ~ <pre><code class=\"language-python\">x\\n</code></pre>",
                    "[a](https://example.org/x \"t\") ~ <p><a rel=\"nofollow noopener noreferrer\" href=\"https://example.org/x\" title=\"t\">a</a></p>",
                    "![a](https://example.org/x.png) ~ <p><img src=\"https://example.org/x.png\" alt=\"a\" /></p>",
                    "List<String> ~ <p>List&lt;String&gt;</p>"
                })
        @DisplayName("what the author means")
        void elements(String markdown, String html) {
            assertThat(SafeHtml.render(markdown.replace("\\n", "\n")).strip()).isEqualTo(html.replace("\\n", "\n"));
        }

        @Test
        @DisplayName("addresses of mail, other scripts, and text of templates as it is written")
        void text() {
            assertThat(Jsoup.parseBodyFragment(SafeHtml.render("<ana@example.org>"))
                            .select("a")
                            .attr("href"))
                    .isEqualTo("mailto:ana@example.org");
            assertThat(Jsoup.parseBodyFragment(SafeHtml.render("[პითონი](https://ka.wikipedia.org/wiki/პითონი)"))
                            .text())
                    .isEqualTo("პითონი");
            assertThat(Jsoup.parseBodyFragment(SafeHtml.render("`{{ user.name }}` & `${x}`"))
                            .text())
                    .isEqualTo("{{ user.name }} & ${x}");
        }

        @Test
        @DisplayName("what so much stands in one another that nobody could render it as it was written")
        void tooDeep() {
            String deep = ">".repeat(100_000) + " <b>";
            assertThat(SafeHtml.render(deep)).startsWith("<pre>&gt;&gt;").endsWith("&lt;b&gt;</pre>");
        }
    }

    @Nested
    @DisplayName("does not hang or fail")
    @Timeout(120)
    class Costly {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[", "]", "![", "[a](", "[a](<b", "[a]:", "*", "_", "*a **a ", "a*_", "`", "``a`", "<", "<!--",
                            "<?",
                    "&", "&#", "> ", "- ", "1. ", "> - ", "\\", "| ", "|-", "#", "[^", "<a b=", "![a](", "[[]", "*_*_",
                    "a\n\n", "```\n", "~~", "\"", "<x:", "  ", "\t", "|a\n-|\n"
                })
        @DisplayName("whatever is said again and again, to the longest that a text may be")
        void repeated(String part) {
            String longest = part.repeat(200_000 / part.length());
            assertThatCode(() -> SafeHtml.render(longest)).doesNotThrowAnyException();
        }
    }
}
