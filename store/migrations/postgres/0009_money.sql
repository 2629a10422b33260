-- A device whose replacement was sent in advance stays here: a state more, and the advance beside it.
alter table rma_line drop constraint rma_line_state;
alter table rma_line add constraint rma_line_state check (state in ('authorised', 'awaiting-return', 'in-transit-in', 'received', 'receiving-exception', 'inspecting', 'diagnosing', 'fault-not-yet-found', 'verdict', 'awaiting-customer', 'awaiting-parts', 'awaiting-replacement-stock', 'to-repair', 'to-replace', 'repairing', 'testing', 'ready-to-ship', 'shipped-out', 'delivered', 'settled', 'closed', 'cancelled', 'expired', 'rejected'));
alter table rma_line
    -- The replacement in advance, and what is looked for of it.
    add column advance text,
    add column advance_state text constraint rma_line_advance_state check (advance_state in ('requested', 'denied', 'withdrawn', 'approved', 'charged', 'shipped', 'awaiting-defective', 'defective-in', 'choosing', 'coming-back', 'resolved')),
    -- When it is somebody's turn; null when its money is settled.
    add column advance_due bigint,
    add column advance_folded text,
    add column advance_tracking text,
    -- A supervisor's permission to ask for one later.
    add column allowance text;
create index rma_line_advance_due on rma_line (advance_due, case_id) where advance_due is not null;
create index rma_line_advance_folded on rma_line (advance_folded);
create index rma_line_advance_tracking on rma_line (advance_tracking);

-- What was booked; only ever added. Each entry debits one account and credits another.
create table ledger_entry (
    seq bigint generated always as identity primary key,
    -- The name of the effect: brought about twice, it is booked once.
    key text not null constraint ledger_entry_key unique,
    at bigint not null,
    kind text not null,
    debit text not null,
    credit text not null,
    amount_minor bigint not null constraint ledger_entry_amount check (amount_minor > 0),
    tax_minor bigint not null constraint ledger_entry_tax check (tax_minor >= 0 and tax_minor <= amount_minor),
    currency text not null,
    payer text not null,
    payee text not null,
    -- On whose account it stands; null when it stands on none.
    holder_kind text constraint ledger_entry_holder check (holder_kind in ('customer', 'account')),
    holder_id uuid,
    case_id uuid references rma_case (id),
    line_id uuid,
    unit_id uuid references unit (id),
    policy bigint not null,
    by text not null,
    source text not null,
    reverses text references ledger_entry (key),
    reason text not null,
    constraint ledger_entry_sides check (debit <> credit),
    constraint ledger_entry_whose check ((holder_kind is null) = (holder_id is null))
);
create index ledger_entry_of on ledger_entry (holder_id, seq);
create index ledger_entry_case on ledger_entry (case_id, seq);
-- An entry is taken back once.
create unique index ledger_entry_reverses on ledger_entry (reverses) where reverses is not null;

create function refuse_entry_change() returns trigger language plpgsql as $$
begin
    raise exception 'entries are only ever added';
end $$;
create trigger ledger_entry_no_update before update on ledger_entry for each row execute function refuse_entry_change();
create trigger ledger_entry_no_delete before delete on ledger_entry for each row execute function refuse_entry_change();
