-- What was found about a device's warranty, and the verdict that a damage is excluded from it (S24).
create table rma_line_new (
    id blob primary key,
    case_id blob not null references rma_case (id),
    position integer not null,
    state text not null constraint rma_line_state check (state in ('authorised', 'awaiting-return', 'in-transit-in', 'received', 'receiving-exception', 'inspecting', 'diagnosing', 'fault-not-yet-found', 'verdict', 'awaiting-customer', 'awaiting-parts', 'awaiting-replacement-stock', 'to-repair', 'to-replace', 'repairing', 'testing', 'ready-to-ship', 'shipped-out', 'delivered', 'settled', 'closed', 'cancelled', 'expired', 'rejected')),
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
    verdict text constraint rma_line_verdict check (verdict in ('doa', 'defect-in-warranty', 'defect-out-of-warranty', 'warranty-void', 'damage-excluded', 'no-fault-found', 'working-return')),
    estimates text not null,
    shortage text,
    replacement text,
    outbound text,
    outbound_tracking text,
    outcome text,
    -- The replacement in advance, and what is looked for of it.
    advance text,
    advance_state text constraint rma_line_advance_state check (advance_state in ('requested', 'denied', 'withdrawn', 'approved', 'charged', 'shipped', 'awaiting-defective', 'defective-in', 'choosing', 'coming-back', 'resolved')),
    -- When it is somebody's turn; null when its money is settled.
    advance_due integer,
    advance_folded text,
    advance_tracking text,
    -- A supervisor's permission to ask for one later.
    allowance text,
    -- What was found about its warranty (S24).
    void text,
    constraint rma_line_position unique (case_id, position)
) strict;
insert into rma_line_new (id, case_id, position, state, unit_id, serial, folded, is_open, sku, product, family, warranty,
    shipped_on, inbound, inbound_tracking, received_at, diagnosis_due, ready_due, set_aside, diagnosing_since, pauses,
    diagnosis, verdict, estimates, shortage, replacement, outbound, outbound_tracking, outcome,
    advance, advance_state, advance_due, advance_folded, advance_tracking, allowance)
select id, case_id, position, state, unit_id, serial, folded, is_open, sku, product, family, warranty,
    shipped_on, inbound, inbound_tracking, received_at, diagnosis_due, ready_due, set_aside, diagnosing_since, pauses,
    diagnosis, verdict, estimates, shortage, replacement, outbound, outbound_tracking, outcome,
    advance, advance_state, advance_due, advance_folded, advance_tracking, allowance
from rma_line;
drop table rma_line;
alter table rma_line_new rename to rma_line;
-- At most one open RMA for a device (invariant 3).
create unique index rma_line_open_serial on rma_line (folded) where is_open = 1;
create index rma_line_case on rma_line (case_id);
create index rma_line_inbound on rma_line (inbound_tracking);
create index rma_line_outbound on rma_line (outbound_tracking);
create index rma_line_advance_due on rma_line (advance_due, case_id) where advance_due is not null;
create index rma_line_advance_folded on rma_line (advance_folded);
create index rma_line_advance_tracking on rma_line (advance_tracking);

-- That the warranty of a device was found void, while that stands.
alter table unit add column void text;

-- An upgrade that we sold, noted with the serial of the device: it is never taken for a foreign part (S18).
create table unit_upgrade (
    id blob primary key,
    unit_id blob not null references unit (id),
    what text not null,
    -- The serial of the part; empty when it has none.
    serial text not null,
    staff_id blob not null references staff (id),
    at integer not null,
    note text not null
) strict;
create index unit_upgrade_unit on unit_upgrade (unit_id, at, id);
