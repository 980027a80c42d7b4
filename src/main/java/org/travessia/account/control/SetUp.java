package org.travessia.account.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;
import org.travessia.account.entity.Role;
import org.travessia.account.entity.Token;

/** Makes the first administrator, for whoever holds a one-time code; dead for good once there is one. */
@ApplicationScoped
public class SetUp {

    private SetupCodeRepository codes;
    private PersonRepository people;
    private People makePeople;
    private Clock clock;

    /** For CDI's proxy only. */
    protected SetUp() {}

    @Inject
    public SetUp(SetupCodeRepository codes, PersonRepository people, People makePeople, Clock clock) {
        this.codes = codes;
        this.people = people;
        this.makePeople = makePeople;
        this.clock = clock;
    }

    /** A new code for {@code /setup?code=}, if the blog has no administrator yet. Codes issued before stay good. */
    @Transactional
    public Optional<String> issueCode() {
        if (people.anyWith(Role.ADMINISTRATOR)) {
            return Optional.empty();
        }
        Token code = Token.random();
        codes.add(code, clock.instant());
        return Optional.of(code.value());
    }

    /**
     * Lets somebody see the form.
     *
     * @throws SetUpClosed if the code is not good or there is an administrator
     */
    @Transactional(TxType.SUPPORTS)
    public void admit(String code) {
        if (Token.parse(code).filter(codes::has).isEmpty() || people.anyWith(Role.ADMINISTRATOR)) {
            throw new SetUpClosed();
        }
    }

    /**
     * Makes the first administrator and uses the code up; if a value breaks a rule the code stays good.
     *
     * @return the id
     * @throws SetUpClosed if the code is not good or there is an administrator
     */
    @Transactional
    public long with(String code, NewPerson administrator) {
        if (Token.parse(code).filter(codes::use).isEmpty() || people.anyWith(Role.ADMINISTRATOR)) {
            throw new SetUpClosed();
        }
        return makePeople.create(administrator, Role.ADMINISTRATOR);
    }
}
