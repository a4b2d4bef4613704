package org.skillway.bench.spring.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.springframework.data.domain.Slice;

/** @param next the number of the next page; null on the last */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecordPage(List<RecordView> items, String next) {

    static RecordPage from(Slice<Completion> page) {
        return new RecordPage(
                page.stream().map(RecordView::from).toList(),
                page.hasNext() ? Integer.toString(page.getNumber() + 1) : null);
    }
}
