package org.skillway.system.configuration;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import java.util.List;
import java.util.stream.Collectors;

/** What a comment says, as a line of Markdown. */
final class Javadoc {

    private Javadoc() {}

    /** @param comment null where there is none */
    static String body(DocCommentTree comment) {
        return comment == null ? "" : line(comment.getFullBody());
    }

    /** @param comment null where there is none */
    static String parameter(DocCommentTree comment, String name) {
        if (comment == null) {
            return "";
        }
        return comment.getBlockTags().stream()
                .filter(tag -> tag instanceof ParamTree parameter
                        && parameter.getName().getName().contentEquals(name))
                .map(tag -> sentence(line(((ParamTree) tag).getDescription())))
                .findFirst()
                .orElse("");
    }

    private static String line(List<? extends DocTree> said) {
        return said.stream()
                .map(Javadoc::words)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String words(DocTree tree) {
        return switch (tree.getKind()) {
            case CODE -> "`" + ((LiteralTree) tree).getBody() + "`";
            case LINK -> "`" + ((LinkTree) tree).getReference() + "`";
            default -> tree.toString();
        };
    }

    /** A parameter is described in less than a sentence. */
    private static String sentence(String words) {
        return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}
