-- What an administrator sets in the browser. Everything has a default: programs of before see the site as it was.
alter table site
    add description    text not null default '' check (length(description) <= 300),
    -- The colour as it was chosen; what is made of it for each theme so that it can be read is worked out by the program.
    add accent         text check (accent ~ '^#[0-9a-f]{6}$'),
    add text_font      text not null default 'SERIF' check (text_font in ('SERIF', 'SANS', 'MONO')),
    add title_font     text not null default 'SERIF' check (title_font in ('SERIF', 'SANS', 'MONO')),
    add reading_width  text not null default 'MEDIUM' check (reading_width in ('NARROW', 'MEDIUM', 'WIDE')),
    add logo           text,
    add logo_width     integer,
    add logo_height    integer,
    -- Label, address, label, address: as they stand in the menu.
    add navigation     text[] not null default '{}' check (cardinality(navigation) % 2 = 0 and cardinality(navigation) <= 40),
    add social         text[] not null default '{}' check (cardinality(social) % 2 = 0 and cardinality(social) <= 40),
    add footer         text not null default '' check (length(footer) <= 500),
    add custom_css     text not null default '' check (length(custom_css) <= 20000),
    add posts_per_page integer not null default 10 check (posts_per_page between 1 and 50),
    add check ((logo is null) = (logo_width is null) and (logo is null) = (logo_height is null));

-- Every file that anything names: what stands nowhere here may be deleted.
create view media_named as
select ref from media_use
union all
select split_part(logo, '/', 3) from site where logo is not null
union all
select split_part(avatar, '/', 3) from person where avatar is not null;
