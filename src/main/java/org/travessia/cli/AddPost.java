package org.travessia.cli;

import jakarta.json.Json;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.travessia.post.control.NewPost;
import org.travessia.post.control.WritePost;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Adds a post, as the tutorial's command of this name did. */
@Command(name = "add-post", description = "Adds a post and publishes it.", mixinStandardHelpOptions = true)
class AddPost implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Option(names = "--title", required = true)
    String title;

    @Option(names = "--content", required = true, description = "The text, in Markdown.")
    String content;

    @Option(names = "--slug", description = "The last part of its address; made of the title unless given.")
    String slug;

    @Option(names = "--draft", description = "Keeps it unpublished.")
    boolean draft;

    @Option(names = "--json", description = "Answers in JSON.")
    boolean json;

    @Mixin
    Author author;

    @Override
    public Integer call() {
        long id = UseCases.run(cases -> cases.get(WritePost.class)
                .create(new NewPost(
                        title,
                        Optional.ofNullable(slug),
                        content,
                        !draft,
                        Optional.empty(),
                        author.id(cases),
                        Optional.empty())));
        spec.commandLine()
                .getOut()
                .println(
                        json
                                ? Json.createObjectBuilder()
                                        .add("id", id)
                                        .build()
                                        .toString()
                                : "added post " + id + (draft ? " as a draft" : ""));
        return 0;
    }
}
