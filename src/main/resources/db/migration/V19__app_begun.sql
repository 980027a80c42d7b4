-- An authenticator app that somebody began with is forgotten about after some minutes: to go on with it takes no password, to begin does.
-- Null for one that was begun with before.
alter table second_factor add app_begun_at timestamptz;
