package org.travessia.idempotency.boundary;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of the API that is done once for each {@code Idempotency-Key}. It takes its body as one {@link java.io.InputStream} and answers
 * with a {@link jakarta.ws.rs.core.Response} whose entity is JSON.
 */
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {}
