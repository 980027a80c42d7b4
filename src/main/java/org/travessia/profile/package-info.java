/** What people tell readers of themselves. A package of its own: a picture is one of the library, which knows who brings files. */
package org.travessia.profile;
