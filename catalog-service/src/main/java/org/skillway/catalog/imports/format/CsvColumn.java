package org.skillway.catalog.imports.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * A column, or a group of columns of which one stands for each language, and what they are in a document.
 *
 * @param member the member of the document
 * @param words the member of an item that holds words, where a group of columns gives items their words; else null
 */
record CsvColumn(String member, Shape shape, ItemForm form, String words) {

    /** How a cell and the member of a document say the same. */
    enum Shape {
        /** {@code link}: the text as it is. */
        TEXT,
        /** {@code minutes}: a number. */
        NUMBER,
        /** {@code title.ka}: words by language. */
        WORDS,
        /** {@code aliases.ka}: lists of words by language. */
        WORD_LISTS,
        /** {@code owners}: a list of words. */
        LIST,
        /** {@code requirements}: a list of items, each in a form of its own. */
        ITEMS,
        /** {@code salaries.source.ka}: words by language of the first, second … item. */
        ITEM_WORDS
    }

    /** @param rest what follows the name of the group: a language; empty for a single column */
    void read(String rest, String cell, ObjectNode document) {
        switch (shape) {
            case TEXT -> document.put(member, cell.strip());
            case NUMBER -> number(cell.strip(), document);
            case WORDS -> document.withObject("/" + member).put(rest, cell);
            case WORD_LISTS -> list(document.withObject("/" + member), rest, Cells.split(cell));
            case LIST -> list(document, member, Cells.splitLoosely(cell));
            case ITEMS -> items(cell, document);
            case ITEM_WORDS -> itemWords(rest, cell, document);
        }
    }

    private void number(String cell, ObjectNode document) {
        if (cell.matches("[0-9]{1,15}")) {
            document.put(member, new BigDecimal(cell).longValueExact());
        } else {
            document.put(member, cell);
        }
    }

    private static void list(ObjectNode parent, String name, List<String> items) {
        ArrayNode array = parent.putArray(name);
        items.forEach(array::add);
    }

    private void items(String cell, ObjectNode document) {
        int index = 0;
        for (String item : Cells.split(cell)) {
            form.read(item.strip(), item(document, index++));
        }
    }

    private void itemWords(String language, String cell, ObjectNode document) {
        int index = 0;
        for (String text : Cells.split(cell)) {
            ObjectNode item = item(document, index++);
            if (!text.isEmpty()) {
                (words.isEmpty() ? item : item.withObject("/" + words)).put(language, text);
            }
        }
    }

    private ObjectNode item(ObjectNode document, int index) {
        ArrayNode array = document.withArray("/" + member);
        while (array.size() <= index) {
            array.addObject();
        }
        return (ObjectNode) array.get(index);
    }

    /** Hands every cell that is not empty over, by the name of its column. */
    void write(ObjectNode document, BiConsumer<String, String> cells) {
        JsonNode value = document.path(member);
        if (value.isMissingNode()) {
            return;
        }
        switch (shape) {
            case TEXT, NUMBER -> cells.accept(member, value.asText());
            case WORDS ->
                value.properties()
                        .forEach(entry -> cells.accept(
                                member + "." + entry.getKey(), entry.getValue().asText()));
            case WORD_LISTS ->
                value.properties()
                        .forEach(entry ->
                                cells.accept(member + "." + entry.getKey(), Cells.join(texts(entry.getValue()))));
            case LIST -> cells.accept(member, Cells.join(texts(value)));
            case ITEMS -> {
                List<String> items = new ArrayList<>();
                value.forEach(item -> items.add(form.write(item)));
                cells.accept(member, Cells.join(items));
            }
            case ITEM_WORDS -> writeItemWords(value, cells);
        }
    }

    private void writeItemWords(JsonNode items, BiConsumer<String, String> cells) {
        Map<String, List<String>> byLanguage = new TreeMap<>();
        for (int i = 0; i < items.size(); i++) {
            int before = i;
            JsonNode text = words.isEmpty() ? items.get(i) : items.get(i).path(words);
            text.properties().forEach(entry -> {
                List<String> texts = byLanguage.computeIfAbsent(entry.getKey(), language -> new ArrayList<>());
                while (texts.size() < before) {
                    texts.add("");
                }
                texts.add(entry.getValue().asText());
            });
        }
        String group = words.isEmpty() ? member : member + "." + words;
        byLanguage.forEach((language, texts) -> cells.accept(group + "." + language, Cells.join(texts)));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
