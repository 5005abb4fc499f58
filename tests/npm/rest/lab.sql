-- tests/npm/rest/lab.sql: tables and functions of a tenant's own beside ours, with every kind of column that a filter is for.
create table public.drawers (
    tenant_id uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
    id        integer not null,
    title     text not null,
    constraint drawers_pkey primary key (tenant_id, id),
    constraint drawers_title_key unique (tenant_id, title)
);
create table public.specimens (
    tenant_id uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
    id        integer not null,
    name      text not null,
    code      text,
    tags      text[],
    span      int4range,
    doc       tsvector,
    data      jsonb,
    flag      boolean,
    weight    numeric,
    seen      timestamp with time zone default '2026-02-02T02:02:02Z',
    note      text default 'nothing to say',
    serial    bigint,
    drawer_id integer,
    constraint specimens_pkey primary key (tenant_id, id),
    constraint specimens_code_key unique (tenant_id, code),
    constraint specimens_weight_check check (weight > 0),
    constraint specimens_drawer_id_fkey foreign key (tenant_id, drawer_id) references public.drawers (tenant_id, id)
);
create table public.collectors (
    tenant_id uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
    id        integer not null,
    name      text not null,
    constraint collectors_pkey primary key (tenant_id, id)
);
create table public.finds (
    tenant_id    uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
    specimen_id  integer not null,
    collector_id integer not null,
    constraint finds_pkey primary key (tenant_id, specimen_id, collector_id),
    constraint finds_specimen_id_fkey foreign key (tenant_id, specimen_id) references public.specimens (tenant_id, id),
    constraint finds_collector_id_fkey foreign key (tenant_id, collector_id) references public.collectors (tenant_id, id)
);
select orderline.protect('public.drawers'), orderline.protect('public.specimens'),
       orderline.protect('public.collectors'), orderline.protect('public.finds');
grant select, insert, update, delete on public.drawers, public.specimens, public.collectors, public.finds to service_role;
create view public.heavy_specimens with (security_invoker = true) as select * from public.specimens where weight >= 4;
grant select on public.heavy_specimens to service_role;

create function public.add(a integer, b integer) returns integer language sql immutable return a + b;
create function public.greet(name text default 'world') returns text language sql immutable return 'hello ' || name;
create function public.total(numbers integer[]) returns bigint language sql immutable return (select sum(n) from unnest(numbers) n);
create function public.told(what jsonb) returns jsonb language sql immutable return what || '{"told": true}';
create function public.heavier_than(beyond numeric) returns setof public.specimens stable language sql
    begin atomic; select * from public.specimens where weight > beyond; end;
create function public.specimen(wanted integer) returns public.specimens stable language sql
    begin atomic; select * from public.specimens where id = wanted; end;
create function public.names() returns setof text stable language sql
    begin atomic; select name from public.specimens order by id; end;
create function public.pair() returns table (x integer, y text) immutable language sql
    begin atomic; select 1, 'one' union all select 2, 'two'; end;
create function public.rename_specimen(wanted integer, called text) returns void volatile language sql
    begin atomic; update public.specimens set name = called where id = wanted; end;
create function public.drop_note(above integer) returns setof public.specimens volatile language sql
    begin atomic; update public.specimens set note = null where id > above returning *; end;
create function public.scale(weight integer) returns text immutable language sql return 'by number';
create function public.scale(weight text, unit text) returns text immutable language sql return 'by text';
create function public.vague(a integer) returns text immutable language sql return 'integer';
create function public.vague(a text) returns text immutable language sql return 'text';
create function public.me() returns uuid stable language sql return auth.uid();
create function public.refuse() returns void language plpgsql as $$
begin raise exception 'not today' using detail = 'It is Sunday.', hint = 'Come back on Monday.'; end $$;
create function public.teapot() returns void language plpgsql as $$ begin raise sqlstate 'PT418' using message = 'short and stout'; end $$;
