package org.travessia.account.boundary;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.travessia.account.control.AccessTokenRepository.Bearer;
import org.travessia.account.entity.Role;
import org.travessia.account.entity.Scope;

/** Whose token a program shows, and what it can do with it. */
@Schema(name = "Person", description = "Whose token this is, and what it is for.")
public record ApiPerson(
        @Schema(description = "By which the person signs in.", examples = "ada", required = true)
        String username,

        @Schema(description = "The name that readers see.", examples = "Ada Lovelace", required = true)
        String displayName,

        @Schema(description = "What the person may do; the token can do no more.", required = true)
        Role role,

        @Schema(required = true) ApiToken token) {

    /** The token itself, without its secret. */
    @Schema(name = "Token", description = "The token that the request came with.")
    public record ApiToken(
            @Schema(examples = "backup script", required = true)
            String name,

            @Schema(description = "What it may be used for.", examples = "[\"posts:read\"]", required = true)
            List<String> scopes,

            @Schema(required = true) Instant createdAt,
            @Schema(required = true) Instant expiresAt) {}

    static ApiPerson of(Bearer bearer) {
        return new ApiPerson(
                bearer.username(),
                bearer.displayName(),
                bearer.role(),
                new ApiToken(
                        bearer.name(),
                        bearer.granted().stream().map(Scope::word).toList(),
                        bearer.createdAt(),
                        bearer.expiresAt()));
    }
}
