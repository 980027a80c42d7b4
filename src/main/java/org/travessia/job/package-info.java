/**
 * Work that is done later, or over and over, in the background: exactly once however many replicas there are. Rows of one
 * table, picked by db-scheduler. Features bring their {@link org.travessia.job.control.Job}s; none is known here.
 */
package org.travessia.job;
