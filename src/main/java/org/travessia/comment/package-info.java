/** Comments of readers: how they come, who lets them stand, what keeps spam away. */
package org.travessia.comment;
