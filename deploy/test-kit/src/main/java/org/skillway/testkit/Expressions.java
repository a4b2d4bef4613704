package org.skillway.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** The regular expressions of a part, as they stand in its classes: none is forgotten that somebody adds. */
public final class Expressions {

    /** Calls that take an expression, with the place of it among the arguments counted from the last. */
    private static final Map<String, Integer> FROM_THE_LAST = Map.ofEntries(
            Map.entry("java/util/regex/Pattern.compile(Ljava/lang/String;)", 0),
            Map.entry("java/util/regex/Pattern.compile(Ljava/lang/String;I)", 1),
            Map.entry("java/util/regex/Pattern.matches(Ljava/lang/String;Ljava/lang/CharSequence;)", 1),
            Map.entry("java/lang/String.matches(Ljava/lang/String;)", 0),
            Map.entry("java/lang/String.split(Ljava/lang/String;)", 0),
            Map.entry("java/lang/String.split(Ljava/lang/String;I)", 1),
            Map.entry("java/lang/String.replaceAll(Ljava/lang/String;Ljava/lang/String;)", 1),
            Map.entry("java/lang/String.replaceFirst(Ljava/lang/String;Ljava/lang/String;)", 1));

    private static final Set<String> LOOKING_ANYWHERE =
            Set.of("find", "results", "replaceAll", "replaceFirst", "split", "splitAsStream", "asPredicate");

    /** A variable of a path that says which values it takes. */
    private static final Pattern VARIABLE = Pattern.compile("\\{[^{}:]+:((?:[^{}]|\\{[^{}]*})+)}");

    private final List<Expression> found = new ArrayList<>();
    private final List<String> madeAtRunTime = new ArrayList<>();

    private Expressions() {}

    /**
     * @param place class and method
     * @param anywhere whether it is looked for inside of a text; else it has to match the whole
     */
    public record Expression(String place, String regex, boolean anywhere) {}

    /** @param classes the folder of the compiled classes */
    public static Expressions in(Path classes) {
        Expressions expressions = new Expressions();
        try (Stream<Path> files = Files.walk(classes)) {
            files.filter(file -> file.toString().endsWith(".class")).sorted().forEach(expressions::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return expressions;
    }

    public List<Expression> found() {
        return List.copyOf(found);
    }

    /** Where an expression is put together while the part runs. */
    public List<String> madeAtRunTime() {
        return List.copyOf(madeAtRunTime);
    }

    private void read(Path file) {
        ClassNode type = new ClassNode();
        try {
            new ClassReader(Files.readAllBytes(file)).accept(type, ClassReader.SKIP_DEBUG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean anywhere = type.methods.stream().anyMatch(Expressions::looksAnywhere);
        for (MethodNode method : type.methods) {
            calls(type, method, anywhere);
        }
        annotations(type).forEach(annotation -> read(type, annotation));
    }

    private static boolean looksAnywhere(MethodNode method) {
        return Arrays.stream(method.instructions.toArray())
                .anyMatch(instruction -> instruction instanceof MethodInsnNode call
                        && call.owner.startsWith("java/util/regex/")
                        && LOOKING_ANYWHERE.contains(call.name));
    }

    private void calls(ClassNode type, MethodNode method, boolean anywhere) {
        Frame<SourceValue>[] frames = frames(type, method);
        for (int i = 0; i < method.instructions.size(); i++) {
            if (!(method.instructions.get(i) instanceof MethodInsnNode call) || frames[i] == null) {
                continue;
            }
            Integer place = FROM_THE_LAST.get(call.owner + "." + call.name + arguments(call.desc));
            if (place == null) {
                continue;
            }
            String where = type.name.substring(type.name.lastIndexOf('/') + 1) + "." + method.name;
            SourceValue given = frames[i].getStack(frames[i].getStackSize() - 1 - place);
            boolean inside = call.owner.endsWith("String") ? !call.name.equals("matches") : anywhere;
            for (AbstractInsnNode source : given.insns) {
                if (source instanceof LdcInsnNode constant && constant.cst instanceof String regex) {
                    found.add(new Expression(where, regex, inside));
                } else {
                    madeAtRunTime.add(where);
                }
            }
        }
    }

    private static String arguments(String descriptor) {
        return descriptor.substring(0, descriptor.indexOf(')') + 1);
    }

    private static Frame<SourceValue>[] frames(ClassNode type, MethodNode method) {
        try {
            return new Analyzer<>(new SourceInterpreter()).analyze(type.name, method);
        } catch (AnalyzerException e) {
            throw new IllegalStateException(type.name + "." + method.name, e);
        }
    }

    private static Stream<AnnotationNode> annotations(ClassNode type) {
        List<AnnotationNode> all = new ArrayList<>();
        add(all, type.visibleAnnotations);
        for (FieldNode field : type.fields) {
            add(all, field.visibleAnnotations);
            add(all, field.visibleTypeAnnotations);
        }
        for (MethodNode method : type.methods) {
            add(all, method.visibleAnnotations);
            add(all, method.visibleTypeAnnotations);
            if (method.visibleParameterAnnotations != null) {
                Arrays.stream(method.visibleParameterAnnotations).forEach(parameter -> add(all, parameter));
            }
        }
        return all.stream();
    }

    private static void add(List<AnnotationNode> all, List<? extends AnnotationNode> some) {
        if (some != null) {
            all.addAll(some);
        }
    }

    private void read(ClassNode type, AnnotationNode annotation) {
        for (int i = 0; annotation.values != null && i < annotation.values.size(); i += 2) {
            Object value = annotation.values.get(i + 1);
            if (annotation.desc.endsWith("constraints/Pattern;")
                    && annotation.values.get(i).equals("regexp")) {
                found.add(new Expression(type.name.substring(type.name.lastIndexOf('/') + 1), (String) value, false));
            } else if (annotation.desc.equals("Ljakarta/ws/rs/Path;")) {
                Matcher variable = VARIABLE.matcher((String) value);
                while (variable.find()) {
                    found.add(new Expression(
                            type.name.substring(type.name.lastIndexOf('/') + 1),
                            variable.group(1).strip(),
                            false));
                }
            }
        }
    }
}
