-- Mail that waits to be sent, written in the transaction of what it tells of; and who wants to be told of comments. Only added to:
-- programs of before write none and tell nobody.
create table outgoing_mail (
    id         bigint generated always as identity primary key,
    -- Of the header Message-ID. What is sent twice, because a replica died in between, is then one and the same mail.
    mail_id    uuid not null default gen_random_uuid(),
    recipient  text not null check (length(recipient) between 3 and 254),
    language   text not null,
    subject    text not null check (length(subject) between 1 and 300),
    -- Gone once it is sent: it may hold what is nobody else's business.
    body       text check (length(body) between 1 and 20000),
    -- What it tells of, such as comment-waiting: how much of it somebody gets is bounded.
    topic      text not null check (length(topic) between 1 and 60),
    -- Whether a newer one of the topic still takes its place.
    gathering  boolean not null default false,
    created_at timestamptz not null,
    due_at     timestamptz not null,
    -- How often it was begun.
    attempts   integer not null default 0,
    sent_at    timestamptz,
    check ((body is null) = (sent_at is not null))
);
create index outgoing_mail_due on outgoing_mail (due_at) where sent_at is null;
create index outgoing_mail_sent on outgoing_mail (sent_at) where sent_at is not null;
create index outgoing_mail_topic on outgoing_mail (lower(recipient), topic, created_at);
create unique index outgoing_mail_gathering on outgoing_mail (lower(recipient), topic) where gathering;

alter table person add comment_mail boolean not null default true;
