-- People are administered: invited, suspended, erased; and find the way back in by mail. Only added to: programs of before let a
-- suspended person sign in for as long as they still serve beside this one.
alter table person
    -- FORMER: nobody any more; the name that stands above the posts of somebody who was erased.
    add state text not null default 'ACTIVE' check (state in ('ACTIVE', 'SUSPENDED', 'FORMER')),
    add signed_in_at timestamptz;
update person p set signed_in_at = (select max(created_at) from session s where s.person_id = p.id);

-- Somebody who is asked to join. A row is one that is not taken up yet.
create table invitation (
    id         bigint generated always as identity primary key,
    email      text not null check (length(email) between 3 and 254),
    role       text not null check (role in ('ADMINISTRATOR', 'EDITOR', 'AUTHOR', 'CONTRIBUTOR')),
    token_hash bytea not null unique check (octet_length(token_hash) = 32),
    -- Whose right to invite it stands on: without them it is void. None for the command line.
    inviter_id bigint references person on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create unique index invitation_email on invitation (lower(email));
create index invitation_inviter on invitation (inviter_id);

-- An address, sent to somebody by mail, that does one thing once.
create table one_time_link (
    id         bigint generated always as identity primary key,
    token_hash bytea not null unique check (octet_length(token_hash) = 32),
    person_id  bigint not null references person on delete cascade,
    purpose    text not null check (purpose in ('PASSWORD', 'EMAIL')),
    -- The new e-mail address.
    email      text check (length(email) between 3 and 254),
    expires_at timestamptz not null,
    check ((purpose = 'EMAIL') = (email is not null))
);
create index one_time_link_person on one_time_link (person_id, purpose);
create index one_time_link_expiry on one_time_link (expires_at);
