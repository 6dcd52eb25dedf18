-- What the migrations amount to. Derived by "npm run fix:derived", never run; a change to it starts with a migration.

create table categories (
  id text collate "C" not null,
  version integer default 1 not null,
  created_at timestamp(3) with time zone default clock_timestamp() not null,
  created_by_id text not null,
  created_by_name text not null,
  updated_at timestamp(3) with time zone default clock_timestamp() not null,
  updated_by_id text not null,
  updated_by_name text not null,
  deleted_at timestamp(3) with time zone,
  write_id uuid,
  name text not null,
  parent_id text collate "C",
  constraint categories_parent_id_foreign FOREIGN KEY (parent_id) REFERENCES categories(id),
  constraint categories_pkey PRIMARY KEY (id)
);

create table edit_lock (
  record_id text collate "C" not null,
  fence bigint default nextval('edit_lock_fence'::regclass) not null,
  holder_id text not null,
  holder_name text not null,
  token_hash bytea,
  note text not null,
  acquired_at timestamp(3) with time zone not null,
  renewed_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  requests jsonb default '[]'::jsonb not null,
  constraint edit_lock_pkey PRIMARY KEY (record_id)
);

create table edit_lock_break (
  id bigint generated always as identity not null,
  record_id text collate "C" not null,
  holder_id text not null,
  holder_name text not null,
  broken_by_id text not null,
  broken_by_name text not null,
  reason text not null,
  at timestamp(3) with time zone default clock_timestamp() not null,
  constraint edit_lock_break_pkey PRIMARY KEY (id)
);

create table feed (
  only_row boolean default true not null,
  secret bytea default sha256(convert_to(concat(gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid()), 'UTF8'::name)) not null,
  ahead bigint default 0 not null,
  kept_transaction bigint default 0 not null,
  kept_sequence bigint default 0 not null,
  constraint feed_only_row_check CHECK (only_row),
  constraint feed_pkey PRIMARY KEY (only_row)
);

create table idempotency_key (
  actor_id text collate "C" not null,
  key text collate "C" not null,
  request uuid not null,
  record_ids text[] not null,
  versions integer[] not null,
  claimed_at timestamp(3) with time zone default clock_timestamp() not null,
  constraint idempotency_key_pkey PRIMARY KEY (actor_id, key)
);

create table migration (
  id integer default nextval('migration_id_seq'::regclass) not null,
  name character varying(255) not null,
  executed_at timestamp(6) with time zone default CURRENT_TIMESTAMP(6) not null,
  constraint migration_pkey PRIMARY KEY (id)
);

create table orders (
  id text collate "C" not null,
  version integer default 1 not null,
  created_at timestamp(3) with time zone default clock_timestamp() not null,
  created_by_id text not null,
  created_by_name text not null,
  updated_at timestamp(3) with time zone default clock_timestamp() not null,
  updated_by_id text not null,
  updated_by_name text not null,
  deleted_at timestamp(3) with time zone,
  write_id uuid,
  customer_name text not null,
  shipping_address text not null,
  note text default ''::text not null,
  status text default 'PLACED'::text not null,
  lines jsonb not null,
  constraint orders_lines_check CHECK (((jsonb_typeof(lines) = 'array'::text) AND (jsonb_array_length(lines) >= 1) AND (jsonb_array_length(jsonb_path_query_array(lines, 'strict $[*]?((((((@.type() == "object" && @."id".type() == "string") && @."productId".type() == "string") && @."quantity" >= 1) && @."quantity" <= 2147483647) && @."quantity".floor() == @."quantity") && @."unitPrice" like_regex "^[0-9]{1,10}[.][0-9]{2}$")'::jsonpath)) = jsonb_array_length(lines)))),
  constraint orders_pkey PRIMARY KEY (id),
  constraint orders_status_check CHECK ((status = ANY (ARRAY['PLACED'::text, 'PAID'::text, 'SHIPPED'::text, 'CANCELLED'::text])))
);

create table products (
  id text collate "C" not null,
  version integer default 1 not null,
  created_at timestamp(3) with time zone default clock_timestamp() not null,
  created_by_id text not null,
  created_by_name text not null,
  updated_at timestamp(3) with time zone default clock_timestamp() not null,
  updated_by_id text not null,
  updated_by_name text not null,
  deleted_at timestamp(3) with time zone,
  write_id uuid,
  sku text not null,
  name text not null,
  description text default ''::text not null,
  price numeric(12,2) not null,
  stock integer default 0 not null,
  tags text[] default '{}'::text[] not null,
  status text default 'DRAFT'::text not null,
  category_id text collate "C",
  constraint products_category_id_foreign FOREIGN KEY (category_id) REFERENCES categories(id),
  constraint products_pkey PRIMARY KEY (id),
  constraint products_price_check CHECK (((price >= (0)::numeric) AND (price <> 'NaN'::numeric))),
  constraint products_sku_unique UNIQUE (sku),
  constraint products_status_check CHECK ((status = ANY (ARRAY['DRAFT'::text, 'ACTIVE'::text, 'ARCHIVED'::text]))),
  constraint products_stock_check CHECK ((stock >= 0)),
  constraint products_tags_check CHECK (((COALESCE(array_ndims(tags), 1) = 1) AND (array_position(tags, NULL::text) IS NULL)))
);

create table revision (
  record_id text collate "C" not null,
  version integer not null,
  record_type text not null,
  kind text not null,
  actor_id text not null,
  actor_name text not null,
  at timestamp(3) with time zone not null,
  changes jsonb not null,
  transaction_id bigint not null,
  sequence bigint generated always as identity not null,
  write_id uuid,
  set_in jsonb not null,
  constraint revision_kind_check CHECK ((kind = ANY (ARRAY['CREATED'::text, 'UPDATED'::text, 'DELETED'::text, 'RESTORED'::text]))),
  constraint revision_pkey PRIMARY KEY (record_id, version)
);

CREATE INDEX categories_parent_id_id_index ON public.categories USING btree (parent_id, id);

CREATE INDEX edit_lock_expires_at_index ON public.edit_lock USING btree (expires_at);

CREATE INDEX edit_lock_fence_index ON public.edit_lock USING btree (fence);

CREATE INDEX idempotency_key_claimed_at_index ON public.idempotency_key USING btree (claimed_at);

CREATE INDEX products_category_id_id_index ON public.products USING btree (category_id, id);

CREATE INDEX products_name_id_index ON public.products USING btree (name, id);

CREATE INDEX products_price_id_index ON public.products USING btree (price, id);

CREATE INDEX products_search_index ON public.products USING gin (to_tsvector('simple'::regconfig, ((((sku || ' '::text) || name) || ' '::text) || description)));

CREATE INDEX products_stock_id_index ON public.products USING btree (stock, id);

CREATE INDEX products_trash_index ON public.products USING btree (updated_at, id) WHERE (deleted_at IS NOT NULL);

CREATE INDEX products_updated_at_id_index ON public.products USING btree (updated_at, id);

CREATE INDEX revision_feed_index ON public.revision USING btree (record_type, transaction_id, sequence);

CREATE OR REPLACE FUNCTION public.check_edit_lock()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform require_edit_lock(new.id);
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.guard_by_lock(record_table regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('create trigger check_edit_lock before update on %s
    for each row when (new.write_id is distinct from old.write_id) execute function check_edit_lock()', record_table);
  execute format($sql$create constraint trigger keep_edit_lock after update on %s deferrable initially deferred
    for each row when (new.write_id is distinct from old.write_id and current_setting('concord.edit_locks', true) <> '')
    execute function check_edit_lock()$sql$, record_table);
end $function$;

CREATE OR REPLACE FUNCTION public.guard_records(record_table regclass, record_type text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('create trigger stamp_record before insert or update on %s
    for each row execute function stamp_record()', record_table);
  execute format('create trigger write_revision after insert or update on %s
    for each row execute function write_revision(%L)', record_table, record_type);
  execute format('create trigger refuse_removal before delete or truncate on %s
    for each statement execute function refuse_removal()', record_table);
  perform guard_by_lock(record_table);
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_alteration()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a revision is never altered or removed' using errcode = 'integrity_constraint_violation';
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_forgery()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a revision is written by the change that it tells of' using errcode = 'integrity_constraint_violation';
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_removal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'records of % are never removed: set deleted_at', tg_table_name
    using errcode = 'integrity_constraint_violation';
end $function$;

CREATE OR REPLACE FUNCTION public.require_edit_lock(record text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  asked text := nullif(current_setting('concord.edit_locks', true), '')::jsonb ->> record;
  held bytea;
begin
  if asked = 'commutes' then
    return;
  end if;
  select token_hash into held from edit_lock where record_id = record and expires_at > clock_timestamp() for share;
  if found and asked is null then
    raise exception 'somebody holds the edit lock of %', record using errcode = 'LK001';
  elsif asked is not null and (not found or held is distinct from decode(asked, 'hex')) then
    raise exception 'the edit lock of % was lost', record using errcode = 'LK002';
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.stamp_record()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  by_server boolean := new.write_id is not null and (tg_op = 'INSERT' or new.write_id is distinct from old.write_id);
begin
  if tg_op = 'UPDATE' then
    if new is not distinct from old then
      return new;
    end if;
    if new.id <> old.id then
      raise exception 'the id of a record never changes' using errcode = 'integrity_constraint_violation';
    end if;
    if new.version = old.version then
      new.version := old.version + 1;
    elsif new.version <> old.version + 1 then
      raise exception 'version % of % must be followed by %, not by %', old.version, old.id, old.version + 1, new.version
        using errcode = 'integrity_constraint_violation';
    end if;
    new.created_at := old.created_at;
    new.created_by_id := old.created_by_id;
    new.created_by_name := old.created_by_name;
  else
    new.version := 1;
    new.deleted_at := null;
    new.created_at := clock_timestamp();
    new.updated_at := new.created_at;
  end if;
  if not by_server then
    new.updated_at := clock_timestamp();
    new.updated_by_id := 'database:' || session_user;
    new.updated_by_name := session_user;
    if tg_op = 'INSERT' then
      new.created_at := new.updated_at;
      new.created_by_id := new.updated_by_id;
      new.created_by_name := new.updated_by_name;
    end if;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.write_revision()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  bookkeeping constant text[] := array['id', 'version', 'write_id', 'created_at', 'created_by_id', 'created_by_name',
    'updated_at', 'updated_by_id', 'updated_by_name'];
  before jsonb := '{}';
  changes jsonb;
  kind text := 'CREATED';
  write_id uuid := new.write_id;
  set_before jsonb := '{}';
  set_here jsonb;
  not_before bigint;
begin
  if tg_op = 'UPDATE' then
    if new.version = old.version then
      return null;
    end if;
    before := to_jsonb(old) - bookkeeping;
    kind := case
      when old.deleted_at is null and new.deleted_at is not null then 'DELETED'
      when old.deleted_at is not null and new.deleted_at is null then 'RESTORED'
      else 'UPDATED'
    end;
    if new.write_id is not distinct from old.write_id then
      write_id := null;
    end if;
    select revision.set_in, revision.transaction_id into set_before, not_before
      from revision where record_id = old.id and version = old.version;
  end if;
  -- All columns are set by a creation, those too that are left null: what lacks one was there before the column.
  select coalesce(jsonb_object_agg(key, jsonb_build_array(before -> key, value)) filter (where differs), '{}'),
      coalesce(jsonb_object_agg(key, new.version), '{}')
    into changes, set_here
    from (
      select key, value, value is distinct from coalesce(before -> key, 'null') as differs
        from jsonb_each(to_jsonb(new) - bookkeeping)
    ) as fields
    where differs or tg_op = 'INSERT';
  insert into revision (record_id, version, record_type, kind, actor_id, actor_name, at, changes, write_id, set_in,
      transaction_id)
    select new.id, new.version, tg_argv[0], kind, new.updated_by_id, new.updated_by_name, new.updated_at, changes,
      write_id, coalesce(set_before, '{}') || set_here,
      greatest(feed.ahead + pg_current_xact_id()::text::bigint, not_before)
    from feed;
  return null;
end $function$;

CREATE TRIGGER check_edit_lock BEFORE UPDATE ON public.categories FOR EACH ROW WHEN ((new.write_id IS DISTINCT FROM old.write_id)) EXECUTE FUNCTION check_edit_lock();

CREATE CONSTRAINT TRIGGER keep_edit_lock AFTER UPDATE ON public.categories DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.write_id IS DISTINCT FROM old.write_id) AND (current_setting('concord.edit_locks'::text, true) <> ''::text))) EXECUTE FUNCTION check_edit_lock();

CREATE TRIGGER refuse_removal BEFORE DELETE OR TRUNCATE ON public.categories FOR EACH STATEMENT EXECUTE FUNCTION refuse_removal();

CREATE TRIGGER stamp_record BEFORE INSERT OR UPDATE ON public.categories FOR EACH ROW EXECUTE FUNCTION stamp_record();

CREATE TRIGGER write_revision AFTER INSERT OR UPDATE ON public.categories FOR EACH ROW EXECUTE FUNCTION write_revision('Category');

CREATE TRIGGER check_edit_lock BEFORE UPDATE ON public.orders FOR EACH ROW WHEN ((new.write_id IS DISTINCT FROM old.write_id)) EXECUTE FUNCTION check_edit_lock();

CREATE CONSTRAINT TRIGGER keep_edit_lock AFTER UPDATE ON public.orders DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.write_id IS DISTINCT FROM old.write_id) AND (current_setting('concord.edit_locks'::text, true) <> ''::text))) EXECUTE FUNCTION check_edit_lock();

CREATE TRIGGER refuse_removal BEFORE DELETE OR TRUNCATE ON public.orders FOR EACH STATEMENT EXECUTE FUNCTION refuse_removal();

CREATE TRIGGER stamp_record BEFORE INSERT OR UPDATE ON public.orders FOR EACH ROW EXECUTE FUNCTION stamp_record();

CREATE TRIGGER write_revision AFTER INSERT OR UPDATE ON public.orders FOR EACH ROW EXECUTE FUNCTION write_revision('Order');

CREATE TRIGGER check_edit_lock BEFORE UPDATE ON public.products FOR EACH ROW WHEN ((new.write_id IS DISTINCT FROM old.write_id)) EXECUTE FUNCTION check_edit_lock();

CREATE CONSTRAINT TRIGGER keep_edit_lock AFTER UPDATE ON public.products DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.write_id IS DISTINCT FROM old.write_id) AND (current_setting('concord.edit_locks'::text, true) <> ''::text))) EXECUTE FUNCTION check_edit_lock();

CREATE TRIGGER refuse_removal BEFORE DELETE OR TRUNCATE ON public.products FOR EACH STATEMENT EXECUTE FUNCTION refuse_removal();

CREATE TRIGGER stamp_record BEFORE INSERT OR UPDATE ON public.products FOR EACH ROW EXECUTE FUNCTION stamp_record();

CREATE TRIGGER write_revision AFTER INSERT OR UPDATE ON public.products FOR EACH ROW EXECUTE FUNCTION write_revision('Product');

CREATE TRIGGER revision_is_final BEFORE DELETE OR UPDATE OR TRUNCATE ON public.revision FOR EACH STATEMENT EXECUTE FUNCTION refuse_alteration();

CREATE TRIGGER revision_is_of_a_write BEFORE INSERT ON public.revision FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION refuse_forgery();

comment on column edit_lock.token_hash is 'SHA-256 of the token; null while a hand-over keeps the lock for its holder';

comment on column revision.set_in is 'For every column the version that last set it: {column: version}';

comment on column revision.transaction_id is 'The transaction of the change as the feed counts it, and never below that of the record''s revision before';

comment on table feed is 'One row: what cursors are signed with, how far its count is ahead of the database''s, and up to where it was trimmed';

comment on table idempotency_key is 'The records that a write with a key answers, and the versions in which it left them';

comment on table revision is 'What every change of every record did: {column: [before, after]}, bookkeeping left out';
