-- A card that a customer saves with the provider; nothing of the card itself is here.
create table card (
    id blob primary key,
    customer_id blob not null references customer (id),
    -- The name by which the provider knows the customer.
    payer text not null,
    -- The provider's page on which it is entered.
    session text not null constraint card_session unique,
    -- The sentence that they agreed to, and when.
    consent text not null,
    consented_at integer not null,
    -- The name by which the provider knows it, and how its holder does; null until it is saved.
    method text,
    label text,
    saved_at integer,
    -- When another took its place, or it was removed.
    removed_at integer,
    -- 1 while it is the one that is charged.
    is_in_use integer not null,
    constraint card_saved check ((method is null) = (saved_at is null) and (label is null) = (saved_at is null))
) strict;
create index card_customer on card (customer_id, consented_at);
-- One at a time is charged.
create unique index card_in_use on card (customer_id) where is_in_use = 1;

-- A charge of a card or a refund of one: one for each effect in the ledger.
create table payment (
    key text primary key,
    kind text not null constraint payment_kind check (kind in ('charge', 'refund')),
    -- The charge that it gives back.
    of text references payment (key),
    case_id blob not null references rma_case (id),
    line_id blob not null,
    customer_id blob not null references customer (id),
    amount_minor integer not null constraint payment_amount check (amount_minor > 0),
    currency text not null,
    state text not null constraint payment_state check (state in ('due', 'unknown', 'needs-customer', 'underway', 'done', 'failed', 'cancelled')),
    -- Each try has a place of its own at the provider.
    attempt integer not null constraint payment_attempt check (attempt > 0),
    asked integer not null,
    -- The card that this try was begun with, as the provider knows it.
    card text,
    provider_id text constraint payment_provider_id unique,
    declined text,
    created_at integer not null,
    changed_at integer not null,
    version integer not null
) strict;
create index payment_case on payment (case_id, created_at);
create index payment_customer on payment (customer_id, created_at);
create index payment_of on payment (of) where of is not null;

-- What the provider has told by itself, so that what it tells twice is heard once.
create table provider_event (
    id text primary key,
    kind text not null,
    heard_at integer not null
) strict;
create index provider_event_heard on provider_event (heard_at);
