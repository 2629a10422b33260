-- Work that follows a change.
create table job (
    id uuid primary key,
    kind text not null,
    payload text not null,
    run_at bigint not null,
    attempts bigint not null default 0,
    leased_until bigint not null default 0,
    lease_owner uuid,
    dedup text constraint job_dedup unique,
    last_error text,
    dead_at bigint,
    created_at bigint not null
);
create index job_due on job (run_at) where dead_at is null;

-- A letter, written once and sent until it has left.
create table mail (
    id uuid primary key,
    message_id text not null constraint mail_message_id unique,
    recipient text not null,
    subject text not null,
    body_text text not null,
    body_html text not null,
    attachment_name text,
    attachment_sha256 text,
    case_id uuid references rma_case (id),
    created_at bigint not null,
    sent_at bigint
);
create index mail_recipient on mail (recipient, created_at);
create index mail_created on mail (created_at);
create index mail_enclosure on mail (attachment_sha256) where sent_at is null;

-- Facts about this database itself.
create table desk_fact (
    name text primary key,
    value text not null
);
