-- The tables as the product made them itself, before there were migrations, with rows.
create schema if not exists klantregie;
create sequence if not exists klantregie.referentienummer start 1000000000 maxvalue 9999999999 cache 1;
create sequence if not exists klantregie.zaaknummer start 1 cache 1;
create table if not exists klantregie.aanvragen (
  id uuid primary key,
  soort text not null,
  product text,
  medewerker_id text not null,
  medewerker_naam text not null,
  ontvangen timestamptz not null default now(),
  uitkomst text not null default 'wordtVoltooid',
  geeindigd timestamptz,
  heropend boolean not null default false,
  terug boolean not null default false,
  afgesloten timestamptz
);
create index if not exists aanvragen_ontvangen on klantregie.aanvragen (ontvangen, id);
create index if not exists aanvragen_uitkomst on klantregie.aanvragen (uitkomst, ontvangen, id);
create index if not exists aanvragen_medewerker on klantregie.aanvragen (medewerker_id, ontvangen, id);
create index if not exists aanvragen_product on klantregie.aanvragen (product, ontvangen, id);
create index if not exists aanvragen_geeindigd on klantregie.aanvragen (geeindigd) where geeindigd is not null;
create table if not exists klantregie.ingrepen (
  id bigint generated always as identity primary key,
  aanvraag uuid not null references klantregie.aanvragen on delete cascade,
  soort text not null,
  reden text,
  medewerker_id text not null,
  medewerker_naam text not null,
  op timestamptz not null default now()
);
create index if not exists ingrepen_aanvraag on klantregie.ingrepen (aanvraag);

select setval('klantregie.referentienummer', 1000000008);
select setval('klantregie.zaaknummer', 3);
insert into klantregie.aanvragen (id, soort, product, medewerker_id, medewerker_naam, uitkomst, geeindigd) values
  ('11111111-1111-8111-8111-111111111111', 'productaanvraag', 'parkeervergunning', 'mira', 'Mira Jansen', 'voltooid', now()),
  ('22222222-2222-8222-8222-222222222222', 'klantcontact', null, 'mira', 'Mira Jansen', 'vraagtAandacht', now()),
  ('33333333-3333-8333-8333-333333333333', 'zaak', 'verhuizing', 'bram', 'Bram Bakker', 'wordtVoltooid', null);
insert into klantregie.ingrepen (aanvraag, soort, medewerker_id, medewerker_naam) values
  ('22222222-2222-8222-8222-222222222222', 'hervatting', 'bea', 'Bea Beheer');
