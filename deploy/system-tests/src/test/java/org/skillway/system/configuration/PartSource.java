package org.skillway.system.configuration;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What the sources of a part say about its configuration: each member of a {@code @ConfigMapping} is a key, what its Javadoc
 * says is what the key means, and what {@code application.properties} says comes before the default of the member.
 */
final class PartSource {

    private static final String OURS = "skillway.";

    private final Path module;
    private final Properties values = new Properties();
    private final TreeMap<String, Key> keys = new TreeMap<>();
    private DocTrees docs;

    private PartSource(Path module) {
        this.module = module;
    }

    /** @param module the folder of the part */
    static PartSource read(Path module) {
        PartSource source = new PartSource(module);
        try {
            source.readValues();
            source.readClasses();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return source;
    }

    /** Under {@code skillway.}, by name. */
    List<Key> keys() {
        return List.copyOf(keys.values());
    }

    /** What {@code application.properties} says, whichever profile is on. */
    Optional<String> value(String key) {
        return Optional.ofNullable(values.getProperty(key));
    }

    private void readValues() throws IOException {
        try (Reader reader = Files.newBufferedReader(module.resolve("src/main/resources/application.properties"))) {
            values.load(reader);
        }
    }

    private void readClasses() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(module.resolve("src/main/java"))) {
            List<Path> classes = sources.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(classes));
            docs = DocTrees.instance(task);
            // Mappings say what their keys mean; who takes a single value may take one that they have.
            List<CompilationUnitTree> units = List.copyOf(toList(task.parse()));
            units.forEach(unit -> new Mappings().scan(unit, null));
            units.forEach(unit -> new SingleValues().scan(unit, null));
        }
    }

    private static List<CompilationUnitTree> toList(Iterable<? extends CompilationUnitTree> units) {
        List<CompilationUnitTree> list = new java.util.ArrayList<>();
        units.forEach(list::add);
        return list;
    }

    private final class Mappings extends TreePathScanner<Void, Void> {

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            annotation(type.getModifiers(), "ConfigMapping")
                    .flatMap(mapping -> argument(mapping, "prefix"))
                    .ifPresent(prefix -> members(getCurrentPath(), prefix, sentence(getCurrentPath()), ""));
            return super.visitClass(type, null);
        }

        private void members(TreePath type, String prefix, String group, String before) {
            for (Tree member : ((ClassTree) type.getLeaf()).getMembers()) {
                if (member instanceof MethodTree method) {
                    TreePath path = new TreePath(type, method);
                    String name = prefix + "." + hyphened(method.getName().toString());
                    String meaning = (before + " " + sentence(path)).strip();
                    Optional<TreePath> inner = nested(path, method.getReturnType());
                    if (inner.isPresent()) {
                        members(inner.get(), name, group, meaning);
                    } else {
                        add(name, group, method.getReturnType(), fallback(method), meaning);
                    }
                }
            }
        }

        /** The interface of that name in the same file, if what a member returns is one. */
        private Optional<TreePath> nested(TreePath from, Tree type) {
            for (TreePath path = from; path != null; path = path.getParentPath()) {
                if (path.getLeaf() instanceof ClassTree outer) {
                    for (Tree member : outer.getMembers()) {
                        if (member instanceof ClassTree inner
                                && inner.getSimpleName().contentEquals(type.toString())) {
                            return Optional.of(new TreePath(path, inner));
                        }
                    }
                }
            }
            return Optional.empty();
        }

        private String fallback(MethodTree method) {
            return annotation(method.getModifiers(), "WithDefault")
                    .flatMap(given -> argument(given, "value"))
                    .orElse("");
        }
    }

    /** Values that are taken one by one, where the constructor's Javadoc says what they mean. */
    private final class SingleValues extends TreePathScanner<Void, Void> {

        @Override
        public Void visitVariable(VariableTree variable, Void unused) {
            annotation(variable.getModifiers(), "ConfigProperty")
                    .flatMap(property -> argument(property, "name"))
                    .filter(name -> name.startsWith(OURS) && !keys.containsKey(name))
                    .ifPresent(name -> {
                        String meaning = Javadoc.parameter(
                                docs.getDocCommentTree(getCurrentPath().getParentPath()),
                                variable.getName().toString());
                        add(name, "", variable.getType(), "", meaning);
                    });
            return super.visitVariable(variable, null);
        }
    }

    private void add(String name, String group, Tree type, String fallback, String meaning) {
        if (meaning.isBlank()) {
            throw new IllegalStateException(
                    module + " says nothing about " + name + ": its Javadoc is what operators read");
        }
        boolean optional = type.toString().startsWith("Optional");
        String value = values.getProperty(name, fallback);
        String word = type(type);
        keys.put(name, new Key(name, group, word, value, word.equals("secret"), value.isEmpty() && !optional, meaning));
    }

    private String sentence(TreePath path) {
        return Javadoc.body(docs.getDocCommentTree(path));
    }

    private static String type(Tree type) {
        if (type instanceof ParameterizedTypeTree generic) {
            String inner = type(generic.getTypeArguments().get(0));
            return switch (generic.getType().toString()) {
                case "Optional" -> inner;
                case "Secret" -> "secret";
                default -> "list";
            };
        }
        return switch (type.toString()) {
            case "Duration" -> "time";
            case "Period" -> "period";
            case "MemorySize" -> "size";
            case "int", "long" -> "number";
            case "boolean" -> "yes or no";
            case "URI" -> "address";
            case "Path" -> "file";
            case "String" -> "text";
            case "Format" -> "choice";
            default -> throw new IllegalStateException("No word for values of " + type);
        };
    }

    private static Optional<AnnotationTree> annotation(ModifiersTree modifiers, String name) {
        return modifiers.getAnnotations().stream()
                .filter(one -> one.getAnnotationType().toString().equals(name))
                .<AnnotationTree>map(one -> one)
                .findFirst();
    }

    private static Optional<String> argument(AnnotationTree annotation, String name) {
        return annotation.getArguments().stream()
                .<AssignmentTree>mapMulti((argument, taken) -> {
                    if (argument instanceof AssignmentTree assignment
                            && assignment.getVariable().toString().equals(name)) {
                        taken.accept(assignment);
                    }
                })
                .map(assignment -> text(assignment.getExpression()))
                .findFirst()
                .or(() -> annotation.getArguments().stream()
                        .filter(argument -> name.equals("value") && !(argument instanceof AssignmentTree))
                        .map(PartSource::text)
                        .findFirst());
    }

    private static String text(ExpressionTree expression) {
        if (expression instanceof BinaryTree sum) {
            return text(sum.getLeftOperand()) + text(sum.getRightOperand());
        }
        return String.valueOf(((LiteralTree) expression).getValue());
    }

    private static String hyphened(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
