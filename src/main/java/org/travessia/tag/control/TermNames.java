package org.travessia.tag.control;

import java.util.List;

/** Tags and categories by name, those of most posts first, as they are suggested to writers. */
public record TermNames(List<String> tags, List<String> categories) {}
