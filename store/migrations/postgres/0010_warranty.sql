-- What was found about a device's warranty, and the verdict that a damage is excluded from it (S24).
alter table rma_line drop constraint rma_line_verdict;
alter table rma_line add constraint rma_line_verdict check (verdict in ('doa', 'defect-in-warranty', 'defect-out-of-warranty', 'warranty-void', 'damage-excluded', 'no-fault-found', 'working-return'));
alter table rma_line add column void text;

-- That the warranty of a device was found void, while that stands.
alter table unit add column void text;

-- An upgrade that we sold, noted with the serial of the device: it is never taken for a foreign part (S18).
create table unit_upgrade (
    id uuid primary key,
    unit_id uuid not null references unit (id),
    what text not null,
    -- The serial of the part; empty when it has none.
    serial text not null,
    staff_id uuid not null references staff (id),
    at bigint not null,
    note text not null
);
create index unit_upgrade_unit on unit_upgrade (unit_id, at, id);
