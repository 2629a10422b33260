-- A card that a customer saves with the provider; nothing of the card itself is here.
create table card (
    id uuid primary key,
    customer_id uuid not null references customer (id),
    -- The name by which the provider knows the customer.
    payer text not null,
    -- The provider's page on which it is entered.
    session text not null constraint card_session unique,
    -- The sentence that they agreed to, and when.
    consent text not null,
    consented_at bigint not null,
    -- The name by which the provider knows it, and how its holder does; null until it is saved.
    method text,
    label text,
    saved_at bigint,
    -- When another took its place, or it was removed.
    removed_at bigint,
    -- 1 while it is the one that is charged.
    is_in_use bigint not null,
    constraint card_saved check ((method is null) = (saved_at is null) and (label is null) = (saved_at is null))
);
create index card_customer on card (customer_id, consented_at);
-- One at a time is charged.
create unique index card_in_use on card (customer_id) where is_in_use = 1;

-- A charge of a card or a refund of one: one for each effect in the ledger.
create table payment (
    key text primary key,
    kind text not null constraint payment_kind check (kind in ('charge', 'refund')),
    -- The charge that it gives back.
    of text references payment (key),
    case_id uuid not null references rma_case (id),
    line_id uuid not null,
    customer_id uuid not null references customer (id),
    amount_minor bigint not null constraint payment_amount check (amount_minor > 0),
    currency text not null,
    state text not null constraint payment_state check (state in ('due', 'unknown', 'needs-customer', 'underway', 'done', 'failed', 'cancelled')),
    -- Each try has a place of its own at the provider.
    attempt bigint not null constraint payment_attempt check (attempt > 0),
    asked bigint not null,
    -- The card that this try was begun with, as the provider knows it.
    card text,
    provider_id text constraint payment_provider_id unique,
    declined text,
    created_at bigint not null,
    changed_at bigint not null,
    version bigint not null
);
create index payment_case on payment (case_id, created_at);
create index payment_customer on payment (customer_id, created_at);
create index payment_of on payment (of) where of is not null;

-- What the provider has told by itself, so that what it tells twice is heard once.
create table provider_event (
    id text primary key,
    kind text not null,
    heard_at bigint not null
);
create index provider_event_heard on provider_event (heard_at);
