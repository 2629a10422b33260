-- A device whose replacement was sent in advance stays here: a state more, and the advance beside it.
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
    verdict text constraint rma_line_verdict check (verdict in ('doa', 'defect-in-warranty', 'defect-out-of-warranty', 'warranty-void', 'no-fault-found', 'working-return')),
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
    constraint rma_line_position unique (case_id, position)
) strict;
insert into rma_line_new (id, case_id, position, state, unit_id, serial, folded, is_open, sku, product, family, warranty,
    shipped_on, inbound, inbound_tracking, received_at, diagnosis_due, ready_due, set_aside, diagnosing_since, pauses,
    diagnosis, verdict, estimates, shortage, replacement, outbound, outbound_tracking, outcome)
select id, case_id, position, state, unit_id, serial, folded, is_open, sku, product, family, warranty,
    shipped_on, inbound, inbound_tracking, received_at, diagnosis_due, ready_due, set_aside, diagnosing_since, pauses,
    diagnosis, verdict, estimates, shortage, replacement, outbound, outbound_tracking, outcome
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

-- What was booked; only ever added. Each entry debits one account and credits another.
create table ledger_entry (
    seq integer primary key autoincrement,
    -- The name of the effect: brought about twice, it is booked once.
    key text not null constraint ledger_entry_key unique,
    at integer not null,
    kind text not null,
    debit text not null,
    credit text not null,
    amount_minor integer not null constraint ledger_entry_amount check (amount_minor > 0),
    tax_minor integer not null constraint ledger_entry_tax check (tax_minor >= 0 and tax_minor <= amount_minor),
    currency text not null,
    payer text not null,
    payee text not null,
    -- On whose account it stands; null when it stands on none.
    holder_kind text constraint ledger_entry_holder check (holder_kind in ('customer', 'account')),
    holder_id blob,
    case_id blob references rma_case (id),
    line_id blob,
    unit_id blob references unit (id),
    policy integer not null,
    by text not null,
    source text not null,
    reverses text references ledger_entry (key),
    reason text not null,
    constraint ledger_entry_sides check (debit <> credit),
    constraint ledger_entry_whose check ((holder_kind is null) = (holder_id is null))
) strict;
create index ledger_entry_of on ledger_entry (holder_id, seq);
create index ledger_entry_case on ledger_entry (case_id, seq);
-- An entry is taken back once.
create unique index ledger_entry_reverses on ledger_entry (reverses) where reverses is not null;

create trigger ledger_entry_no_update before update on ledger_entry begin
    select raise(abort, 'entries are only ever added');
end;
create trigger ledger_entry_no_delete before delete on ledger_entry begin
    select raise(abort, 'entries are only ever added');
end;
