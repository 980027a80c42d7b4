-- What a personal access token is for, and the answers that are given again to who asks twice. Only added to: tokens of before, and
-- those that a program of before makes, go on doing what they could, which was posts and nothing else.
alter table access_token add scopes text not null default 'posts:read posts:write';

-- The first answer to a request with an Idempotency-Key, kept in the transaction of what the request did.
create table kept_answer (
    person_id   bigint not null references person on delete cascade,
    key         text not null check (length(key) between 1 and 255),
    -- SHA-256 of the request: the same key with another one is a mistake of the client's.
    fingerprint bytea not null check (octet_length(fingerprint) = 32),
    status      integer not null,
    location    text,
    etag        text,
    body        text not null,
    kept_at     timestamptz not null,
    primary key (person_id, key)
);
create index kept_answer_age on kept_answer (kept_at);
