/** People as administrators look after them: who is here, with which rights, who is asked to join, and who is erased. */
package org.travessia.people;
