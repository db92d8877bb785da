/** Marks a SQLite file as a lake's ("Stet" in ASCII), so that no other program's database is taken for one. */
export const applicationId = 0x53746574;

/** Grows by one with every change of the tables below. */
export const schemaVersion = 1;

// Rowid tables with `id text unique`: an index on whole documents would copy them.
// `fields`, `refs` and `counts` only pick candidates; what a document says is always read from `json`.
export const schema = `
create table documents (
  row integer primary key,
  id text not null unique,
  base text not null,
  layer text not null,
  type text not null,
  rev text not null,
  json text not null
);
create index documents_by_type on documents (type, layer, base);
create index documents_by_base on documents (base, layer);

-- The scalars at the top of every document, with <name>._ref and <name>.current: what lists filter and sort by.
create table fields (
  path text not null,
  type text not null,
  kind integer not null,
  value,
  row integer not null,
  primary key (path, type, kind, value, row)
) without rowid;

-- How many documents of a type and layer have a row of that path in fields; the path _id counts the documents.
create table counts (
  type text not null,
  layer text not null,
  path text not null,
  n integer not null,
  primary key (type, layer, path)
) without rowid;

create table refs (
  target text not null,
  row integer not null,
  strong integer not null,
  primary key (target, row)
) without rowid;

-- The log is append-only. A change keeps the text that it replaced, so a document at any revision is the
-- "before" of the change that followed, or what stands in documents now.
create table transactions (
  seq integer primary key autoincrement,
  id text not null unique,
  at text not null,
  author text not null,
  request text not null,
  results text not null
);
create table changes (
  seq integer not null,
  n integer not null,
  id text not null,
  rev text,
  mutations text,
  before text,
  primary key (seq, n)
) without rowid;
create index changes_by_id on changes (id, seq);

create table tokens (
  hash blob primary key,
  name text not null unique,
  role text not null,
  at text not null
) without rowid;
`;
