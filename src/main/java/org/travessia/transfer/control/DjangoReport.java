package org.travessia.transfer.control;

import java.util.List;

/**
 * What became of a Django database.
 *
 * @param rehearsed whether nothing was changed
 * @param postsFrom the table of posts
 * @param postColumns which of its columns were read as what
 * @param postColumnsNotTaken its other columns
 * @param peopleFrom the table of people; empty if there is none
 * @param peopleColumns which of its columns were read as what
 * @param people what became of them, by username
 * @param posts what became of them, by their id in the table
 * @param tablesNotTaken tables that have something in them which this blog does not take
 */
public record DjangoReport(
        boolean rehearsed,
        String postsFrom,
        List<String> postColumns,
        List<String> postColumnsNotTaken,
        String peopleFrom,
        List<String> peopleColumns,
        ImportReport people,
        ImportReport posts,
        List<String> tablesNotTaken) {}
