-- Imports that administrators start in the browser, done in the background: the file in pieces for as long as it is needed, and what
-- became of it. Only added to: programs of before do not know of it.
create table import_run (
    id          bigint generated always as identity primary key,
    person_id   bigint not null references person on delete cascade,
    file_name   text not null check (length(file_name) between 1 and 200),
    -- Of times in the file that do not say theirs.
    time_zone   text not null,
    -- Whether it only tells what it would do.
    rehearsal   boolean not null,
    created_at  timestamptz not null,
    -- How often it was begun: what a replica died of is not given to the next one again and again.
    attempts    integer not null default 0,
    finished_at timestamptz,
    -- As JSON, with keys of messages: each reader has it in their language.
    report      text,
    check ((finished_at is null) = (report is null))
);
-- One at a time: two would make the same tags and posts twice.
create unique index import_run_unfinished on import_run ((true)) where finished_at is null;
create index import_run_person on import_run (person_id);

create table import_piece (
    run_id bigint not null references import_run on delete cascade,
    number integer not null,
    bytes  bytea not null check (length(bytes) between 1 and 1048576),
    primary key (run_id, number)
);
