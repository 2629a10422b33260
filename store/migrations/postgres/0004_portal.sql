-- A filing that is not sent yet: the answers as typed, valid or not.
create table draft (
    id uuid primary key,
    token_hash bytea not null constraint draft_token unique,
    language text not null,
    answers text not null,
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null,
    expires_at bigint not null,
    -- The case that it became: sent again it is still that one.
    case_id uuid references rma_case (id)
);
create index draft_expires on draft (expires_at);

-- A link that resumes a filing. The token itself is not kept.
create table draft_link (
    token_hash bytea primary key,
    draft_id uuid not null references draft (id) on delete cascade,
    expires_at bigint not null
);

-- What was typed into a form that was refused, and why.
create table echo (
    id uuid primary key,
    form text not null,
    fields text not null,
    errors text not null,
    expires_at bigint not null
);
create index echo_expires on echo (expires_at);

-- A file that somebody sent us. The bytes lie under their hash, written before this row.
create table attachment (
    id uuid primary key,
    case_id uuid references rma_case (id),
    draft_id uuid references draft (id) on delete cascade,
    purpose text not null constraint attachment_purpose check (purpose in ('proof', 'photo', 'bench', 'document')),
    name text not null,
    media_type text not null,
    sha256 text not null,
    bytes bigint not null,
    thumbnail text,
    added_by text not null constraint attachment_added_by check (added_by in ('customer', 'staff')),
    added_at bigint not null,
    constraint attachment_owner check (case_id is not null or draft_id is not null)
);
create index attachment_case on attachment (case_id, added_at);
create index attachment_draft on attachment (draft_id, added_at);
create index attachment_sha256 on attachment (sha256);
create index attachment_thumbnail on attachment (thumbnail);
