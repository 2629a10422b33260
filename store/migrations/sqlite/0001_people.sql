-- Somebody who returns a device; known by their e-mail address.
create table customer (
    id blob primary key,
    email text not null constraint customer_email unique,
    name text not null,
    language text not null,
    created_at integer not null
) strict;

-- Somebody who works here.
create table staff (
    id blob primary key,
    email text not null constraint staff_email unique,
    name text not null,
    role text not null constraint staff_role check (role in ('technician', 'clerk', 'sales', 'supervisor', 'admin')),
    password_hash text,
    totp_secret text,
    -- The last accepted time step of the second factor: a code is good once.
    totp_step integer not null default 0,
    status text not null constraint staff_status check (status in ('active', 'suspended')),
    created_at integer not null,
    version integer not null default 1
) strict;

-- A link with which somebody new sets up their staff account. The token itself is not kept.
create table invitation (
    token_hash blob primary key,
    email text not null,
    name text not null,
    role text not null constraint invitation_role check (role in ('technician', 'clerk', 'sales', 'supervisor', 'admin')),
    created_at integer not null,
    expires_at integer not null,
    used_at integer
) strict;

-- A browser's session. The token itself is not kept.
create table session (
    id blob primary key,
    token_hash blob not null constraint session_token unique,
    kind text not null constraint session_kind check (kind in ('staff', 'portal')),
    staff_id blob references staff (id),
    customer_id blob references customer (id),
    agent text not null,
    created_at integer not null,
    seen_at integer not null,
    expires_at integer not null,
    constraint session_owner check ((kind = 'staff') = (staff_id is not null) and not (kind = 'staff' and customer_id is not null))
) strict;
create index session_staff on session (staff_id);
create index session_expires on session (expires_at);

-- A code that was mailed to show that a mailbox is theirs.
create table one_time_code (
    id blob primary key,
    email text not null,
    code_hash blob not null,
    attempts integer not null default 0,
    created_at integer not null,
    expires_at integer not null,
    used_at integer
) strict;
create index one_time_code_email on one_time_code (email, created_at);

-- How often something was tried in a stretch of time.
create table limit_counter (
    bucket text not null,
    window_start integer not null,
    hits integer not null,
    primary key (bucket, window_start)
) strict;
