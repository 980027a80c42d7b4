-- Who is told of what happens on the blog, and what they were told. Only added to: programs of before tell nobody.
create table webhook_endpoint (
    id                  bigint generated always as identity primary key,
    url                 text not null check (length(url) between 1 and 1000),
    description         text not null check (length(description) <= 200),
    -- Such as "post.published comment.created".
    events              text not null,
    -- Null while it is told; else why it is not: BY_HAND, FAILING, GONE.
    paused              text,
    -- Signs what is sent, and so cannot be kept as a hash.
    secret              text not null,
    -- The one before signs as well, until then.
    former_secret       text,
    former_secret_until timestamptz,
    -- Since when nothing has arrived any more.
    failing_since       timestamptz,
    created_at          timestamptz not null,
    version             integer not null default 0,
    check ((former_secret is null) = (former_secret_until is null))
);

-- A message for one endpoint, written in the transaction of what it tells of; then the note of what became of it.
create table webhook_delivery (
    id            bigint generated always as identity primary key,
    endpoint_id   bigint not null references webhook_endpoint on delete cascade,
    -- The same however often it is sent: who has got it already knows it by this.
    message_id    text not null check (length(message_id) between 1 and 100),
    event         text not null,
    -- Byte for byte what is signed and sent.
    payload       text not null,
    created_at    timestamptz not null,
    -- When it is sent, or sent again; null once it arrived or was given up.
    due_at        timestamptz,
    -- How often it was begun.
    attempts      integer not null default 0,
    attempted_at  timestamptz,
    took_ms       integer,
    -- What was answered the last time, if anything was: anybody's words.
    response_code integer,
    response      text check (length(response) <= 2000),
    -- Why there is no answer: REFUSED, UNKNOWN_HOST, TIMEOUT, TLS, CONNECTION.
    problem       text
);
create index webhook_delivery_due on webhook_delivery (due_at, id) where due_at is not null;
create index webhook_delivery_waiting on webhook_delivery (endpoint_id) where due_at is not null;
create index webhook_delivery_endpoint on webhook_delivery (endpoint_id, id);
create index webhook_delivery_created on webhook_delivery (created_at);
