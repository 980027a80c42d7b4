package org.travessia.post.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostFilterTest {

    @Test
    void searchesForAllWordsByTheirBeginning() {
        assertThat(PostFilter.words("criar  framework")).contains("criar:* & framework:*");
    }

    @Test
    void takesNothingTypedForSyntax() {
        assertThat(PostFilter.words("a' | !b:* <-> (c) \\")).contains("a:* & b:* & c:*");
        assertThat(PostFilter.words("'; drop table post --")).contains("drop:* & table:* & post:*");
        assertThat(PostFilter.words(" &|!()' ")).isEmpty();
    }
}
