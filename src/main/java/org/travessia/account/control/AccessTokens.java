package org.travessia.account.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.travessia.account.control.AccessTokenRepository.Bearer;
import org.travessia.account.entity.AccessToken;
import org.travessia.account.entity.Person;
import org.travessia.account.entity.Scope;
import org.travessia.account.entity.Token;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;
import org.travessia.platform.Invalid;

/** Makes, recognises and revokes personal access tokens. */
@ApplicationScoped
public class AccessTokens {

    /** How many days a token may be made for. */
    public static final List<Integer> DAYS = List.of(7, 30, 90, 365);

    /** Before the secret, so that people and scanners of source code see what it is. */
    public static final String PREFIX = "travessia_";

    private static final int MOST = 50;

    private AccessTokenRepository tokens;
    private PersonRepository people;
    private AuditTrail audit;
    private Clock clock;

    /** For CDI's proxy only. */
    protected AccessTokens() {}

    @Inject
    public AccessTokens(AccessTokenRepository tokens, PersonRepository people, AuditTrail audit, Clock clock) {
        this.tokens = tokens;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a token and gives what its owner must copy now: it is never to be seen again.
     *
     * @param scopes what it may be used for, within what its person may do
     * @throws Invalid if the name or the number of days is wrong, there is no scope, or the person has too many tokens
     */
    @Transactional
    public String create(Actor actor, String name, int days, Set<Scope> scopes) {
        String plain = name == null ? "" : name.strip();
        if (plain.isEmpty()
                || plain.length() > AccessToken.MAX_NAME
                || plain.codePoints().anyMatch(Character::isISOControl)) {
            throw new Invalid("name", "account.token.name", AccessToken.MAX_NAME);
        }
        if (!DAYS.contains(days)) {
            throw new Invalid("days", "account.token.days");
        }
        if (scopes.isEmpty()) {
            throw new Invalid("scope", "account.token.scope");
        }
        Instant now = clock.instant();
        if (tokens.count(actor.id(), now) >= MOST) {
            throw new Invalid("name", "account.token.most", MOST);
        }
        Person owner = people.byId(actor.id()).orElseThrow(NotSignedIn::new);
        Token secret = Token.random();
        AccessToken token = new AccessToken(owner, plain, scopes, secret, now, now.plus(Duration.ofDays(days)));
        tokens.add(token);
        audit.record(Deed.of(DeedKind.TOKEN_CREATED, token.id(), plain)
                .with("days", days)
                .with("scopes", scopes.stream().map(Scope::word).collect(Collectors.joining(" "))));
        return PREFIX + secret.value();
    }

    /** Who shows a token: one statement, no transaction. */
    @Transactional(TxType.SUPPORTS)
    public Optional<Bearer> recognise(String shown) {
        return shown.startsWith(PREFIX)
                ? Token.parse(shown.substring(PREFIX.length())).flatMap(token -> tokens.living(token, clock.instant()))
                : Optional.empty();
    }

    /** Whether it is time to write down that a token is in use. */
    public boolean stale(Bearer bearer) {
        return bearer.lastUsedAt() == null
                || bearer.lastUsedAt().plus(AccessToken.NOTED_EVERY).isBefore(clock.instant());
    }

    /** Writes down that a token is in use. */
    @Transactional
    public void note(Bearer bearer) {
        tokens.note(bearer.tokenId(), clock.instant());
    }

    /**
     * Revokes one token of a person.
     *
     * @throws AccessTokenNotFound if it is not one of the person's
     */
    @Transactional
    public void revoke(long id, Actor actor) {
        if (!tokens.revoke(id, actor.id())) {
            throw new AccessTokenNotFound(id);
        }
        audit.record(Deed.of(DeedKind.TOKEN_REVOKED, id, ""));
    }

    /** A person's living tokens. */
    @Transactional(TxType.SUPPORTS)
    public List<AccessTokenView> of(Actor actor) {
        return tokens.of(actor.id(), clock.instant());
    }
}
