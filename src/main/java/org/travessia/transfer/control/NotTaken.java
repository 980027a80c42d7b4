package org.travessia.transfer.control;

/** One file cannot be a post; the others can. */
class NotTaken extends Exception {

    private final transient ImportReport.Note note;

    NotTaken(ImportReport.Note note) {
        super(note.toString());
        this.note = note;
    }

    ImportReport.Note note() {
        return note;
    }
}
