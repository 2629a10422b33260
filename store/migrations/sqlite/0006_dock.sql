-- What was scanned at the dock, as it was answered: a scan that is sent twice is answered once.
create table scan (
    id blob primary key,
    at integer not null,
    staff_id blob not null references staff (id),
    code text not null,
    answer text not null constraint scan_answer check (answer in ('received', 'checked', 'identified', 'already-received', 'wrong-unit', 'not-authorised', 'expired', 'over', 'mistyped', 'unknown')),
    case_id blob references rma_case (id),
    -- The case of the box that was opened before it, when it belongs to no case itself.
    box_id blob references rma_case (id),
    undone integer not null constraint scan_undone check (undone in (0, 1))
) strict;
create index scan_of_staff on scan (staff_id, at, id);
