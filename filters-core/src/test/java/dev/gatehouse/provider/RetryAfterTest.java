package dev.gatehouse.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0                             | 1
                    1                             | 1
                    2                             | 2
                    ' 30 '                        | 30
                    3599                          | 3599
                    3600                          | 3600
                    3601                          | 3600
                    999999999                     | 3600
                    9999999999                    | 3600
                    99999999999999999999999999999 | 3600
                    -1                            | 5
                    1.5                           | 5
                    soon                          | 5
                    ''                            | 5
                    Tue, 1 Jan 2030 00:00:30 GMT  | 30
                    Tue, 01 Jan 2030 00:00:30 GMT | 30
                    Tue, 01 Jan 2030 00:00:00 GMT | 1
                    Mon, 31 Dec 2029 23:59:00 GMT | 1
                    Tue, 01 Jan 2030 01:00:01 GMT | 3600
                    Tue, 32 Jan 2030 00:00:30 GMT | 5
                    2030-01-01T00:00:30Z          | 5
                    """)
    void waitsAsLongAsAskedWithinReason(String header, long seconds) {
        assertThat(RetryAfter.read(header, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void waitsFiveSecondsWhereNothingIsAsked() {
        assertThat(RetryAfter.read(null, NOW)).isEqualTo(Duration.ofSeconds(5));
    }
}
