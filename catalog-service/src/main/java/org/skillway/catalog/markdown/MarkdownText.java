package org.skillway.catalog.markdown;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/** What Markdown says, as a tree: CommonMark, with tables as GitHub has them. */
final class MarkdownText {

    static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

    /** How many things may stand in one another: far more than anybody reads, far less than a thread can follow. */
    static final int DEEPEST = 50;

    /** Looks at characters: some tenths of a second. A page of prose takes thousands of times less. */
    private static final long MOST_LOOKS = 200_000_000;

    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    private static final String REST = "[^\\s\\p{Cc}\\p{Cs}]+";
    private static final Pattern OF_THE_WEB = Pattern.compile("(?i:https?)://" + REST);
    private static final Pattern OF_MAIL = Pattern.compile("(?i:mailto):" + REST);

    private MarkdownText() {}

    /** The tree; empty where so much stands in one another, or might, that nobody could follow it to the end. */
    static Optional<Node> parse(String markdown) {
        if (looks(markdown) > MOST_LOOKS) {
            return Optional.empty();
        }
        try {
            Node document = PARSER.parse(markdown);
            return all(document, node -> depth(node) <= DEEPEST) ? Optional.of(document) : Optional.empty();
        } catch (StackOverflowError e) {
            // The parser calls itself for what stands in something. Nothing of that is left but what is thrown away
            // here.
            return Optional.empty();
        }
    }

    /** For each {@code <} the parser looks for what ends it, through all that follows in its paragraph. */
    private static long looks(String markdown) {
        long looks = 0;
        long paragraph = 0;
        long begun = 0;
        for (String line : markdown.split("\n", -1)) {
            paragraph += line.length();
            begun += line.chars().filter(c -> c == '<').count();
            if (line.isBlank()) {
                looks += paragraph * begun;
                paragraph = 0;
                begun = 0;
            }
        }
        return looks + paragraph * begun;
    }

    /** Whether all that it links to, or shows, lies at an address that says by itself where that is. */
    static boolean linksOutside(Node document) {
        return all(document, node -> {
            if (node instanceof Link link) {
                return isLink(link.getDestination());
            }
            if (node instanceof Image image) {
                return isOfTheWeb(image.getDestination());
            }
            return !(node instanceof LinkReferenceDefinition definition) || isLink(definition.getDestination());
        });
    }

    /** What a link may lead to. */
    static boolean isLink(String address) {
        return isOfTheWeb(address) || OF_MAIL.matcher(address).matches();
    }

    /** What an image may be shown from. */
    static boolean isOfTheWeb(String address) {
        return OF_THE_WEB.matcher(address).matches();
    }

    private static int depth(Node node) {
        int depth = 0;
        for (Node outer = node.getParent(); outer != null && depth <= DEEPEST; outer = outer.getParent()) {
            depth++;
        }
        return depth;
    }

    /** Without calling itself, since it is to find out whether one may. */
    private static boolean all(Node document, Predicate<Node> holds) {
        Node node = document;
        while (node != null) {
            if (!holds.test(node)) {
                return false;
            }
            node = node.getFirstChild() != null ? node.getFirstChild() : after(node, document);
        }
        return true;
    }

    private static Node after(Node node, Node document) {
        Node last = node;
        while (last != document && last.getNext() == null) {
            last = last.getParent();
        }
        return last == document ? null : last.getNext();
    }
}
