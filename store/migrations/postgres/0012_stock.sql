-- How many devices of a product lie on the shelf; a product without a row is not counted.
create table shelf (
    sku text primary key references product (sku),
    on_hand bigint not null constraint shelf_on_hand check (on_hand >= 0),
    -- When more are expected.
    expected_on text
);

-- What changed the number, and why; only ever added.
create table shelf_change (
    id uuid primary key,
    sku text not null references shelf (sku),
    at bigint not null,
    by text not null,
    -- What was counted anew says what there was; the rest is the difference.
    difference bigint not null,
    on_hand bigint not null,
    why text not null,
    case_id uuid references rma_case (id)
);
create index shelf_change_of on shelf_change (sku, at);

-- A device that is promised to a line and not given yet.
create table promise (
    line_id uuid primary key,
    case_id uuid not null references rma_case (id),
    sku text not null,
    purpose text not null constraint promise_purpose check (purpose in ('advance', 'replacement')),
    -- Its place in the order of all promises.
    promised_at bigint not null,
    -- When a device was put aside for it; null while it waits.
    kept_at bigint
);
create index promise_waits on promise (sku, promised_at, line_id) where kept_at is null;
create index promise_case on promise (case_id);

-- What was promised before there were shelves: it keeps its place, and what was not waiting has its device.
insert into promise (line_id, case_id, sku, purpose, promised_at, kept_at)
select id, case_id, sku,
    case when advance_state in ('approved', 'charged') then 'advance' else 'replacement' end,
    coalesce(received_at, 0),
    case when state = 'awaiting-replacement-stock' then null else coalesce(received_at, 0) end
from rma_line
where is_open = 1 and (state in ('to-replace', 'awaiting-replacement-stock') or advance_state in ('approved', 'charged'));
