package org.skillway.catalog.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Documents of all four kinds from few words, so that two of them have much in common. */
final class RandomDocuments {

    private static final List<String> WORDS = List.of("git", "docker", "http", "a/b~c", "linux", "http#2");

    private final Random random;

    RandomDocuments(long seed) {
        this.random = new Random(seed);
    }

    JsonNode next() {
        ObjectNode document = object();
        document.put("key", "key");
        document.set("title", text(1));
        document.set("summary", text(1));
        switch (random.nextInt(4)) {
            case 0 -> {
                document.put("kind", word());
                set(document, "aliases", aliases());
                set(document, "prerequisites", list(4, () -> with(object().put("skill", word()), "reason", text(0))));
                set(document, "references", list(3, () -> object().put("scheme", word())
                        .put("uri", "https://example.org/" + word())));
            }
            case 1 -> {
                set(document, "responsibilities", list(5, () -> text(1)));
                set(document, "employers", list(5, this::wordNode));
                set(document, "industries", list(3, () -> with(object().put("key", word()), "title", text(1))));
                set(document, "careerSteps", list(3, () -> with(object().put("role", word()), "reason", text(0))));
                set(document, "salaries", list(4, this::salary));
                set(document, "requirements", list(4, () -> choice().put("importance", word())));
            }
            case 2 -> {
                document.put("minutes", random.nextInt(3));
                set(document, "content", text(0));
                set(document, "teaches", list(5, this::wordNode));
                set(document, "assumes", list(4, this::choice));
                set(document, "owners", list(3, this::wordNode));
            }
            default -> set(document, "modules", list(8, this::wordNode));
        }
        return document;
    }

    /** The same document with its lists in another order, and here and there a change. */
    JsonNode changed(JsonNode document) {
        if (document.isArray()) {
            List<JsonNode> items = new ArrayList<>();
            document.forEach(item -> items.add(random.nextInt(8) == 0 ? item : changed(item)));
            if (random.nextInt(4) == 0) {
                Collections.shuffle(items, random);
            }
            if (items.size() > 1 && random.nextInt(4) == 0) {
                items.remove(random.nextInt(items.size()));
            }
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            items.forEach(list::add);
            return list;
        }
        if (document.isObject()) {
            ObjectNode object = object();
            document.properties().forEach(member -> object.set(member.getKey(), changed(member.getValue())));
            return object;
        }
        return random.nextInt(12) == 0 && document.isTextual() ? wordNode() : document;
    }

    private ObjectNode salary() {
        ObjectNode salary = object().put("amount", random.nextInt(3) * 100).put("country", word());
        if (random.nextBoolean()) {
            salary.put("observedOn", "2026-01-0" + (1 + random.nextInt(3)));
        }
        return salary;
    }

    private ObjectNode choice() {
        ObjectNode choice = object().put("atLeast", 1);
        return choice.set(
                "skills",
                random.nextBoolean() ? one(wordNode()) : one(wordNode()).add(word()));
    }

    private ObjectNode aliases() {
        ObjectNode aliases = object();
        set(aliases, "en", list(3, this::wordNode));
        set(aliases, "ka", list(3, this::wordNode));
        return aliases;
    }

    private ObjectNode text(int least) {
        ObjectNode text = object();
        if (least > 0 || random.nextBoolean()) {
            text.put("en", word());
        }
        if (random.nextBoolean()) {
            text.put("ka", word());
        }
        return text;
    }

    private JsonNode list(int most, Supplier<? extends JsonNode> item) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int n = random.nextInt(most + 1); n > 0; n--) {
            list.add(item.get());
        }
        return list;
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private JsonNode wordNode() {
        return JsonNodeFactory.instance.textNode(word());
    }

    private static ArrayNode one(JsonNode item) {
        return JsonNodeFactory.instance.arrayNode().add(item);
    }

    private static ObjectNode with(ObjectNode object, String name, JsonNode value) {
        set(object, name, value);
        return object;
    }

    /** As documents are written: what is empty is left out. */
    private static void set(ObjectNode object, String name, JsonNode value) {
        if (!value.isEmpty()) {
            object.set(name, value);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
