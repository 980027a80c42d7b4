/** People: who they are, how they prove it, and for how long they are believed. */
package org.travessia.account;
