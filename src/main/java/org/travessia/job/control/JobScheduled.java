package org.travessia.job.control;

/** Something is to be done, perhaps at once; whoever does it need not wait for the next look at the table. */
record JobScheduled() {}
