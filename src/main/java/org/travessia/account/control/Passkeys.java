package org.travessia.account.control;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.travessia.account.entity.Passkey;
import org.travessia.account.entity.PasskeyChallenge;
import org.travessia.account.entity.PasskeyChallenge.Purpose;
import org.travessia.account.entity.Token;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;
import org.travessia.platform.Configuration;
import org.travessia.platform.Invalid;

/**
 * Passkeys (W3C Web Authentication, level 3): made by signed-in people, shown instead of a code after the password, or, where the
 * authenticator knows its person (by a finger, a PIN), instead of both. Which site they are for is said by {@code BLOG_BASE_URL}
 * alone: a page at any other address gets none that works here. Who made an authenticator is not asked (attestation {@code none}).
 */
@ApplicationScoped
public class Passkeys {

    private static final Logger LOG = Logger.getLogger(Passkeys.class);
    private static final int MOST_CHARACTERS = 20_000;
    private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);

    private PasskeyChallenges challenges;
    private PasskeyRepository passkeys;
    private SecondFactors factors;
    private People people;
    private Sessions sessions;
    private GuessLimits limits;
    private Configuration configuration;
    private AuditTrail audit;
    private Clock clock;

    /** For CDI's proxy only. */
    protected Passkeys() {}

    @Inject
    public Passkeys(
            PasskeyChallenges challenges,
            PasskeyRepository passkeys,
            SecondFactors factors,
            People people,
            Sessions sessions,
            GuessLimits limits,
            Configuration configuration,
            AuditTrail audit,
            Clock clock) {
        this.challenges = challenges;
        this.passkeys = passkeys;
        this.factors = factors;
        this.people = people;
        this.sessions = sessions;
        this.limits = limits;
        this.configuration = configuration;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Asks for a new passkey.
     *
     * @param site what the authenticator calls the blog
     * @param browserKey the secret of the browser that is to answer
     * @return the options of WebAuthn, as JSON
     * @throws Invalid if the name will not do or the person has too many
     */
    public String newOptions(PasswordProof proof, String name, String site, String browserKey) {
        long id = proof.actor().id();
        checked(name, id);
        String username = people.byId(id).orElseThrow(NotSignedIn::new).username();
        JsonArrayBuilder algorithms = Json.createArrayBuilder();
        ALGORITHMS.forEach(algorithm -> algorithms.add(
                Json.createObjectBuilder().add("type", "public-key").add("alg", algorithm.getValue())));
        return Json.createObjectBuilder()
                .add("rp", Json.createObjectBuilder().add("id", site()).add("name", site))
                .add(
                        "user",
                        Json.createObjectBuilder()
                                .add("id", base64(factors.userHandle(id)))
                                .add("name", username)
                                .add("displayName", proof.actor().displayName()))
                .add("challenge", base64(challenges.ask(browserKey, Purpose.REGISTER)))
                .add("pubKeyCredParams", algorithms)
                .add("timeout", PasskeyChallenge.LIFETIME.toMillis())
                .add("attestation", "none")
                .add("excludeCredentials", descriptors(id))
                .add(
                        "authenticatorSelection",
                        Json.createObjectBuilder()
                                .add("residentKey", "preferred")
                                .add("userVerification", "preferred"))
                .build()
                .toString();
    }

    /**
     * Takes a new passkey.
     *
     * @param answer the authenticator's, as JSON
     * @throws Invalid if the name will not do, the person has too many, or the authenticator's is one that the blog has
     * @throws WrongSecondFactor if the answer is none to what this browser was asked
     */
    public FactorChanged add(Actor actor, String name, String answer, String browserKey, Browser browser) {
        String plain = checked(name, actor.id());
        RegistrationData data = parsed(answer, () -> web().parseRegistrationResponseJSON(answer));
        ServerProperty server = answered(data.getCollectedClientData(), browserKey, Purpose.REGISTER);
        verified(() -> web().verify(data, new RegistrationParameters(server, parameters(), false, true)));
        AuthenticatorData<?> authenticator = data.getAttestationObject().getAuthenticatorData();
        AttestedCredentialData credential = authenticator.getAttestedCredentialData();
        if (passkeys.byCredential(credential.getCredentialId()).isPresent()) {
            throw new Invalid("name", "account.factor.passkey.taken");
        }
        Passkey passkey = new Passkey(
                actor.id(),
                plain,
                credential.getCredentialId(),
                credentials().convert(credential),
                authenticator.getSignCount(),
                authenticator.isFlagBE(),
                clock.instant());
        return factors.addPasskey(actor, passkey, browser);
    }

    /**
     * Asks for a passkey instead of username and password.
     *
     * @throws TooManyAttempts if the address asked too often
     */
    public String signInOptions(String browserKey, Browser browser) {
        limits.countChallenge(browser.address());
        return options(Purpose.SIGN_IN, browserKey, Optional.empty());
    }

    /**
     * Signs in by a passkey alone.
     *
     * @param former the session that the browser had until now, which ends
     * @throws WrongSecondFactor if the answer is none to what this browser was asked, or by nobody who is known here
     */
    public Token signIn(String answer, String browserKey, Browser browser, Optional<Token> former) {
        try {
            return sessions.begin(ownerOf(answer, browserKey, Purpose.SIGN_IN), browser, former);
        } catch (WrongSecondFactor wrong) {
            audit.recordApart(Deed.of(DeedKind.SIGN_IN_FAILED));
            throw wrong;
        }
    }

    /** Asks for a passkey: for one of a person's, or for any that its authenticator knows the person of. */
    String options(Purpose purpose, String browserKey, Optional<Long> person) {
        JsonObjectBuilder options = Json.createObjectBuilder()
                .add("challenge", base64(challenges.ask(browserKey, purpose)))
                .add("timeout", PasskeyChallenge.LIFETIME.toMillis())
                .add("rpId", site())
                .add("userVerification", person.isPresent() ? "preferred" : "required");
        person.ifPresent(id -> options.add("allowCredentials", descriptors(id)));
        return options.build().toString();
    }

    /**
     * Whose passkey it was that answered; the answer is used up.
     *
     * @throws WrongSecondFactor if it is none to what this browser was asked, or by nobody who is known here
     */
    long ownerOf(String answer, String browserKey, Purpose purpose) {
        AuthenticationData data = parsed(answer, () -> web().parseAuthenticationResponseJSON(answer));
        ServerProperty server = answered(data.getCollectedClientData(), browserKey, purpose);
        Passkey passkey = passkeys.byCredential(data.getCredentialId())
                .orElseThrow(() -> new WrongSecondFactor("nobody here has this passkey"));
        // Without the username nobody but the authenticator says who it is (WebAuthn 7.2, step 6).
        byte[] handle = data.getUserHandle();
        boolean alone = purpose == Purpose.SIGN_IN;
        if (handle == null ? alone : !Arrays.equals(handle, factors.userHandle(passkey.personId()))) {
            throw new WrongSecondFactor("the passkey is somebody else's");
        }
        verified(() -> web().verify(data, new AuthenticationParameters(server, record(passkey), null, alone, true)));
        if (!factors.passkeyUsed(passkey, data.getAuthenticatorData().getSignCount())) {
            throw new WrongSecondFactor("the passkey was used in the same moment, or there are two of it");
        }
        return passkey.personId();
    }

    private ServerProperty answered(CollectedClientData client, String browserKey, Purpose purpose) {
        if (client == null || client.getChallenge() == null) {
            throw new WrongSecondFactor("an answer without a challenge");
        }
        byte[] challenge = client.getChallenge().getValue();
        challenges.use(challenge, browserKey, purpose);
        return ServerProperty.builder()
                .origin(origin())
                .rpId(site())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    /** What comes may be anything: whatever the libraries throw at it, it is no answer. */
    private static <T> T parsed(String answer, Supplier<T> parser) {
        if (answer.isEmpty() || answer.length() > MOST_CHARACTERS) {
            throw new WrongSecondFactor("no answer of an authenticator");
        }
        try {
            return parser.get();
        } catch (RuntimeException notOne) {
            throw new WrongSecondFactor("no answer of an authenticator", notOne);
        }
    }

    private static void verified(Runnable verification) {
        try {
            verification.run();
        } catch (WebAuthnException wrong) {
            // Not its message: that repeats what was sent.
            LOG.infof("A passkey is refused: %s", wrong.getClass().getSimpleName());
            throw new WrongSecondFactor("the authenticator's answer is wrong", wrong);
        }
    }

    private String checked(String name, long person) {
        String plain = name.strip();
        if (plain.isEmpty()
                || plain.length() > Passkey.MAX_NAME
                || plain.codePoints().anyMatch(Character::isISOControl)) {
            throw new Invalid("name", "account.factor.passkey.name", Passkey.MAX_NAME);
        }
        if (passkeys.of(person).size() >= Passkey.MOST) {
            throw new Invalid("name", "account.factor.passkey.most", Passkey.MOST);
        }
        return plain;
    }

    private CredentialRecordImpl record(Passkey passkey) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                null,
                passkey.synced(),
                null,
                passkey.signCount(),
                credentials().convert(passkey.credential()),
                null,
                null,
                null,
                Set.of());
    }

    private JsonArrayBuilder descriptors(long person) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        passkeys.credentials(person)
                .forEach(credential -> array.add(
                        Json.createObjectBuilder().add("type", "public-key").add("id", base64(credential))));
        return array;
    }

    private static List<PublicKeyCredentialParameters> parameters() {
        return ALGORITHMS.stream()
                .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
                .toList();
    }

    /** The relying party's id: the host. */
    private String site() {
        return configuration.baseUrl().getHost();
    }

    private Origin origin() {
        return new Origin(configuration.baseUrl().toString());
    }

    private static WebAuthnManager web() {
        return Library.MANAGER;
    }

    private static AttestedCredentialDataConverter credentials() {
        return Library.CREDENTIALS;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    // Loaded with the first passkey: a blog where nobody has one does without its classes.
    private static final class Library {
        private static final ObjectConverter CONVERTER = new ObjectConverter();
        private static final WebAuthnManager MANAGER = WebAuthnManager.createNonStrictWebAuthnManager(CONVERTER);
        private static final AttestedCredentialDataConverter CREDENTIALS =
                new AttestedCredentialDataConverter(CONVERTER);
    }
}
