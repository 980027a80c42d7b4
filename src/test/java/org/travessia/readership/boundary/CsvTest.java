package org.travessia.readership.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void what_would_part_fields_is_quoted() {
        assertThat(new Csv().line("a", 7).line("with, \"quotes\"\nand lines", 1L))
                .hasToString("a,7\r\n\"with, \"\"quotes\"\"\nand lines\",1\r\n");
    }

    @Test
    void no_title_is_a_formula() {
        assertThat(new Csv().line("=1+1", "@SUM(A1)", "-2", "+3", "\tx", -7))
                .hasToString("'=1+1,'@SUM(A1),'-2,'+3,'\tx,-7\r\n");
    }
}
