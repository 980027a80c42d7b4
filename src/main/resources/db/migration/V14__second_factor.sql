-- What somebody shows besides the password. A row comes with the first thing that is set up.
create table second_factor (
    person_id        bigint primary key references person on delete cascade,
    -- What an authenticator calls the person by: random, so that it tells nothing and two blogs at one address share none.
    user_handle      bytea not null unique check (octet_length(user_handle) = 32),
    -- RFC 6238. In the clear: docs/second-factor.md says why.
    app_secret       bytea check (octet_length(app_secret) = 20),
    -- Null until a code of the app was typed: only then it counts.
    app_confirmed_at timestamptz,
    -- The newest time step whose code was taken: that one and those before it are worth nothing.
    app_last_step    bigint not null default 0,
    check (app_confirmed_at is null or app_secret is not null)
);

create table recovery_code (
    person_id bigint not null references person on delete cascade,
    code_hash bytea not null check (octet_length(code_hash) = 32),
    primary key (person_id, code_hash)
);

create table passkey (
    id            bigint generated always as identity primary key,
    person_id     bigint not null references person on delete cascade,
    name          text not null check (length(name) between 1 and 100),
    credential_id bytea not null unique check (octet_length(credential_id) between 1 and 1023),
    -- The attested credential data of WebAuthn: the public key among them.
    credential    bytea not null,
    sign_count    bigint not null,
    -- As the authenticator said when it was made: whether it may be on several devices.
    synced        boolean not null,
    created_at    timestamptz not null,
    last_used_at  timestamptz
);
create index passkey_person on passkey (person_id);

-- What an authenticator was asked to sign, by which browser and for what; gone with the first answer.
create table passkey_challenge (
    challenge    bytea primary key check (octet_length(challenge) = 32),
    browser_hash bytea not null check (octet_length(browser_hash) = 32),
    purpose      text not null check (purpose in ('REGISTER', 'SECOND_STEP', 'SIGN_IN')),
    expires_at   timestamptz not null
);
create index passkey_challenge_expiry on passkey_challenge (expires_at);

-- A browser in which the password was right and the second factor is still to come: no session.
create table pending_sign_in (
    token_hash bytea primary key check (octet_length(token_hash) = 32),
    person_id  bigint not null references person on delete cascade,
    expires_at timestamptz not null
);
create index pending_sign_in_person on pending_sign_in (person_id);
create index pending_sign_in_expiry on pending_sign_in (expires_at);

-- A browser that is not asked for the second factor again; for the password it is.
create table remembered_device (
    id           bigint generated always as identity primary key,
    token_hash   bytea not null unique check (octet_length(token_hash) = 32),
    person_id    bigint not null references person on delete cascade,
    created_at   timestamptz not null,
    last_used_at timestamptz not null,
    expires_at   timestamptz not null,
    user_agent   text not null
);
create index remembered_device_person on remembered_device (person_id);
create index remembered_device_expiry on remembered_device (expires_at);
