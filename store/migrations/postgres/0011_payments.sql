-- What somebody wants to book by hand and may not alone: a second person confirms or refuses it.
create table hand_booking (
    -- The name of the form that was sent: sent twice, it is one.
    id uuid primary key,
    holder_kind text not null constraint hand_booking_holder check (holder_kind in ('customer', 'account')),
    holder_id uuid not null,
    -- What will be booked.
    booking text not null,
    entered_by uuid not null references staff (id),
    entered_at bigint not null,
    state text not null constraint hand_booking_state check (state in ('waiting', 'confirmed', 'refused')),
    decided_by uuid references staff (id),
    decided_at bigint,
    -- Why it was refused.
    answer text,
    -- Two people: nobody confirms what they have entered. They may take it back.
    constraint hand_booking_two_people check (state <> 'confirmed' or decided_by <> entered_by),
    constraint hand_booking_decided check (
        (state = 'waiting') = (decided_by is null) and (decided_by is null) = (decided_at is null)
    )
);
create index hand_booking_of on hand_booking (holder_id, entered_at);
create index hand_booking_waiting on hand_booking (entered_at) where decided_by is null;

create function refuse_hand_booking_change() returns trigger language plpgsql as $$
begin
    raise exception 'a booking that was entered is never changed';
end $$;
create trigger hand_booking_no_update before update on hand_booking for each row
when (old.state <> 'waiting' or new.id <> old.id or new.holder_kind <> old.holder_kind
    or new.holder_id <> old.holder_id or new.booking <> old.booking or new.entered_by <> old.entered_by
    or new.entered_at <> old.entered_at)
execute function refuse_hand_booking_change();
create trigger hand_booking_no_delete before delete on hand_booking for each row execute function refuse_hand_booking_change();
