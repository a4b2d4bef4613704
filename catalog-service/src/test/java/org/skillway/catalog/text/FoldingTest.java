package org.skillway.catalog.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {

    @ParameterizedTest
    @CsvSource({
        "Web  developer!, web developer",
        "'  Back-end (Node.js)\n', back end node js",
        "Café CRÈME, cafe creme",
        "ﬁle №5, file no5",
        "İstanbul, istanbul",
        "C#, csharp",
        "F# and C++, fsharp and cpp",
        "C, c",
        "#1, 1",
        "პითონის დეველოპერი, pitonis developeri",
        "ᲞᲘᲗᲝᲜᲘ, pitoni",
        "ჟღშჩცძწჭხჯჰ, zhghshchtsdztschkhjh",
        "naïve — “quoted”, naive quoted",
        "検索　分析, 検索 分析",
        "'', ''",
        "'--', ''"
    })
    void folds(String words, String folded) {
        assertEquals(folded, Folding.fold(words));
    }
}
