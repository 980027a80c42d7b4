-- What administrators have changed in the settings, so that it can be seen and put back. Only added to: what programs of before change
-- is missing here.
create table site_change (
    id         bigint generated always as identity primary key,
    changed_at timestamptz not null,
    -- Null once the person is gone.
    person_id  bigint references person on delete set null,
    -- All settings before and after, by name. A setting of later is not in the changes of before.
    was        jsonb not null,
    became     jsonb not null
);
create index site_change_person on site_change (person_id) where person_id is not null;
