package org.skillway.catalog.markdown;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.commonmark.node.Link;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Makes HTML of Markdown that a page can insert as it is, whoever has written it. Two walls stand behind each other: the
 * renderer shows HTML that stands in the Markdown as text, and a sanitiser lets nothing out but what is named here.
 */
@ApplicationScoped
public class SafeHtml {

    /** In bytes, roughly: the characters of a text and of what is made of it take two each. */
    private static final long MOST_REMEMBERED = 16 << 20;

    private static final int BYTES_PER_CHARACTER = 2;

    /** Nobody gains anything by a link here, and where it leads learns nothing of the page (HTML, 4.6.7). */
    private static final String REL = "nofollow noopener noreferrer";

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(MarkdownText.EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .percentEncodeUrls(true)
            .attributeProviderFactory(context -> (node, tag, attributes) -> {
                if (node instanceof Link) {
                    attributes.put("rel", REL);
                }
            })
            .build();

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li")
            .allowElements("pre", "code", "em", "strong", "a", "img")
            .allowElements("table", "thead", "tbody", "tr", "th", "td")
            .allowUrlProtocols("https", "http", "mailto")
            .allowAttributes("href")
            .matching((element, attribute, address) -> MarkdownText.isLink(address) ? address : null)
            .onElements("a")
            .allowAttributes("src")
            .matching((element, attribute, address) -> MarkdownText.isOfTheWeb(address) ? address : null)
            .onElements("img")
            .allowAttributes("alt")
            .onElements("img")
            .allowAttributes("title")
            .onElements("a", "img")
            .allowAttributes("start")
            .matching(Pattern.compile("[0-9]{1,9}"))
            .onElements("ol")
            .allowAttributes("class")
            .matching(Pattern.compile("language-[A-Za-z0-9+#._-]{1,40}"))
            .onElements("code")
            .allowAttributes("align")
            .matching(true, "left", "center", "right")
            .onElements("th", "td")
            // Said by the renderer: the sanitiser's own way to require it says it in another order in each process.
            .allowAttributes("rel")
            .matching(true, REL)
            .onElements("a")
            .toFactory();

    private final Cache<String, String> rendered = Caffeine.newBuilder()
            .maximumWeight(MOST_REMEMBERED)
            .weigher((String markdown, String html) -> BYTES_PER_CHARACTER * (markdown.length() + html.length()))
            .build();

    /** @return null for null */
    public String of(String markdown) {
        return markdown == null ? null : rendered.get(markdown, SafeHtml::render);
    }

    static String render(String markdown) {
        return sanitized(MarkdownText.parse(markdown)
                .map(RENDERER::render)
                // Written before it was refused, and shown as it was written.
                .orElseGet(() -> "<pre>" + asText(markdown) + "</pre>"));
    }

    static String sanitized(String html) {
        return POLICY.sanitize(html);
    }

    private static String asText(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
