package org.travessia.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything the blog answers, pages and API alike, is a Jakarta REST resource. */
@ApplicationPath("/")
public class BlogApplication extends Application {}
