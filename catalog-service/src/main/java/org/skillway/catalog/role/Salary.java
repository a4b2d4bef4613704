package org.skillway.catalog.role;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.catalog.text.Text;

/**
 * What somebody observed that a role is paid.
 *
 * @param amount in whole units of the currency
 * @param currency ISO 4217
 * @param country ISO 3166-1 alpha-2
 * @param observedOn when it was observed; absent where the source does not say
 * @param source where the figure comes from
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "SalaryDocument")
public record Salary(
        @NotNull @Positive @Digits(integer = 15, fraction = 4)
        BigDecimal amount,

        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
        @NotNull @Pattern(regexp = "[A-Z]{2}") String country,
        @NotNull Period period,
        @NotNull Statistic statistic,
        LocalDate observedOn,
        @NotNull @Text(max = 500) Map<String, String> source) {

    private static final int MOST_PLACES = 100;

    /** The time that the amount is paid for. */
    public enum Period {
        @JsonProperty("hour")
        HOUR,
        @JsonProperty("month")
        MONTH,
        @JsonProperty("year")
        YEAR
    }

    /** Which figure of many salaries the amount is. */
    public enum Statistic {
        @JsonProperty("average")
        AVERAGE,
        @JsonProperty("median")
        MEDIAN,
        @JsonProperty("minimum")
        MINIMUM,
        @JsonProperty("maximum")
        MAXIMUM
    }

    public Salary {
        // Written out, 1e1000000000 would fill the memory; the rules refuse it later.
        boolean isShort = amount != null && Math.abs(amount.scale()) <= MOST_PLACES;
        // 4300 and 4300.00 are the same amount; an edit from one to the other changes nothing.
        amount = !isShort ? amount : new BigDecimal(amount.stripTrailingZeros().toPlainString());
    }
}
