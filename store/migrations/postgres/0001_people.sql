-- Somebody who returns a device; known by their e-mail address.
create table customer (
    id uuid primary key,
    email text not null constraint customer_email unique,
    name text not null,
    language text not null,
    created_at bigint not null
);

-- Somebody who works here.
create table staff (
    id uuid primary key,
    email text not null constraint staff_email unique,
    name text not null,
    role text not null constraint staff_role check (role in ('technician', 'clerk', 'sales', 'supervisor', 'admin')),
    password_hash text,
    totp_secret text,
    -- The last accepted time step of the second factor: a code is good once.
    totp_step bigint not null default 0,
    status text not null constraint staff_status check (status in ('active', 'suspended')),
    created_at bigint not null,
    version bigint not null default 1
);

-- A link with which somebody new sets up their staff account. The token itself is not kept.
create table invitation (
    token_hash bytea primary key,
    email text not null,
    name text not null,
    role text not null constraint invitation_role check (role in ('technician', 'clerk', 'sales', 'supervisor', 'admin')),
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);

-- A browser's session. The token itself is not kept.
create table session (
    id uuid primary key,
    token_hash bytea not null constraint session_token unique,
    kind text not null constraint session_kind check (kind in ('staff', 'portal')),
    staff_id uuid references staff (id),
    customer_id uuid references customer (id),
    agent text not null,
    created_at bigint not null,
    seen_at bigint not null,
    expires_at bigint not null,
    constraint session_owner check ((kind = 'staff') = (staff_id is not null) and not (kind = 'staff' and customer_id is not null))
);
create index session_staff on session (staff_id);
create index session_expires on session (expires_at);

-- A code that was mailed to show that a mailbox is theirs.
create table one_time_code (
    id uuid primary key,
    email text not null,
    code_hash bytea not null,
    attempts bigint not null default 0,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);
create index one_time_code_email on one_time_code (email, created_at);

-- How often something was tried in a stretch of time.
create table limit_counter (
    bucket text not null,
    window_start bigint not null,
    hits bigint not null,
    primary key (bucket, window_start)
);
