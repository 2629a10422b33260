-- The tag: ticket and, once it is authorised, RMA.
create table rma_case (
    id blob primary key,
    body text not null constraint rma_case_body unique,
    version integer not null,
    door text not null constraint rma_case_door check (door in ('support', 'sales')),
    phase text not null constraint rma_case_phase check (phase in ('open', 'troubleshooting', 'waiting-customer', 'resolved-remotely', 'bench-required', 'sales-hand-off', 'finished', 'closed')),
    -- Derived from the states on every save, for the queue.
    view text not null constraint rma_case_view check (view in ('new', 'waiting', 'arriving', 'bench', 'stock', 'ship', 'returning', 'sales', 'trouble', 'closed')),
    due_at integer,
    opened_at integer not null,
    language text not null,
    customer_id blob not null references customer (id),
    name text not null,
    email text not null,
    phone text,
    postcode_folded text not null,
    address text not null,
    unit_id blob references unit (id),
    serial text,
    folded text,
    sku text not null,
    product text not null,
    family text not null,
    bought_on text,
    bought_from text not null,
    shipped_on text,
    warranty text not null,
    symptom text not null,
    description text not null,
    tried_advice integer not null,
    steps text not null,
    assigned_to blob references staff (id)
) strict;
create index rma_case_customer on rma_case (customer_id, opened_at);
create index rma_case_view_opened on rma_case (view, opened_at, id);
create index rma_case_due on rma_case (due_at, id) where due_at is not null;
create index rma_case_assigned on rma_case (assigned_to, opened_at, id);
create index rma_case_folded on rma_case (folded);
create index rma_case_email on rma_case (lower(email));

create table rma (
    id blob primary key,
    case_id blob not null constraint rma_case_id unique references rma_case (id),
    issued_at integer not null,
    valid_until text not null,
    policy integer not null
) strict;

create table rma_line (
    id blob primary key,
    case_id blob not null references rma_case (id),
    position integer not null,
    state text not null constraint rma_line_state check (state in ('authorised', 'awaiting-return', 'in-transit-in', 'received', 'receiving-exception', 'inspecting', 'diagnosing', 'fault-not-yet-found', 'verdict', 'awaiting-customer', 'awaiting-parts', 'awaiting-replacement-stock', 'to-repair', 'to-replace', 'repairing', 'testing', 'ready-to-ship', 'shipped-out', 'delivered', 'closed', 'cancelled', 'expired', 'rejected')),
    unit_id blob references unit (id),
    serial text,
    folded text,
    -- 1 until the line is over.
    is_open integer not null,
    sku text not null,
    product text not null,
    family text not null,
    warranty text not null,
    shipped_on text,
    inbound text,
    inbound_tracking text,
    received_at integer,
    diagnosis_due integer,
    ready_due integer,
    -- The receipt that another device in its box has interrupted.
    set_aside text,
    diagnosing_since integer,
    pauses text not null,
    diagnosis text not null,
    verdict text constraint rma_line_verdict check (verdict in ('doa', 'defect-in-warranty', 'defect-out-of-warranty', 'warranty-void', 'no-fault-found', 'working-return')),
    estimates text not null,
    shortage text,
    replacement text,
    outbound text,
    outbound_tracking text,
    outcome text,
    constraint rma_line_position unique (case_id, position)
) strict;
-- At most one open RMA for a device (invariant 3).
create unique index rma_line_open_serial on rma_line (folded) where is_open = 1;
create index rma_line_case on rma_line (case_id);
create index rma_line_inbound on rma_line (inbound_tracking);
create index rma_line_outbound on rma_line (outbound_tracking);

-- What happened; only ever added.
create table case_event (
    seq integer primary key autoincrement,
    case_id blob not null references rma_case (id),
    at integer not null,
    what text not null,
    event text not null
) strict;
create index case_event_case on case_event (case_id, seq);
create index case_event_what on case_event (what, seq);

-- The conversation, internal notes apart.
create table message (
    id blob primary key,
    case_id blob not null references rma_case (id),
    at integer not null,
    author_kind text not null constraint message_author check (author_kind in ('customer', 'staff')),
    author_id blob not null,
    author_name text not null,
    internal integer not null constraint message_internal check (internal in (0, 1) and not (internal = 1 and author_kind = 'customer')),
    body text not null
) strict;
create index message_case on message (case_id, at);

-- The link of a case in a mail. The token itself is not kept.
create table case_link (
    token_hash blob primary key,
    case_id blob not null references rma_case (id),
    expires_at integer not null
) strict;

-- The cases that a browser has opened by link or look-up.
create table session_case (
    session_id blob not null references session (id) on delete cascade,
    case_id blob not null references rma_case (id),
    primary key (session_id, case_id)
) strict;

create trigger case_event_no_update before update on case_event begin
    select raise(abort, 'events are only ever added');
end;
create trigger case_event_no_delete before delete on case_event begin
    select raise(abort, 'events are only ever added');
end;
