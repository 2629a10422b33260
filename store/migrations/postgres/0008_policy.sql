-- The versions of the policy that somebody has proposed. The first is the default, and has no row.
create table policy_version (
    version bigint primary key constraint policy_version_first check (version > 1),
    body text not null,
    why text not null,
    proposed_by uuid not null references staff (id),
    proposed_at bigint not null,
    -- 1 until it is in force or withdrawn.
    is_open bigint not null constraint policy_version_is_open check (is_open in (0, 1)),
    activated_by uuid references staff (id),
    activated_at bigint,
    withdrawn_by uuid references staff (id),
    withdrawn_at bigint,
    -- Two people: nobody puts into force what they have proposed.
    constraint policy_version_two_people check (activated_by <> proposed_by),
    constraint policy_version_decided check (
        (activated_at is null) = (activated_by is null)
        and (withdrawn_at is null) = (withdrawn_by is null)
        and (is_open = 1) = (activated_at is null and withdrawn_at is null)
        and (activated_at is null or withdrawn_at is null)
    )
);
-- One proposal at a time.
create unique index policy_version_open on policy_version (is_open) where is_open = 1;

create function refuse_policy_change() returns trigger language plpgsql as $$
begin
    raise exception 'a version of the policy is never changed';
end $$;
create trigger policy_version_no_update before update on policy_version for each row
when (old.is_open = 0 or new.version <> old.version or new.body <> old.body or new.why <> old.why
    or new.proposed_by <> old.proposed_by or new.proposed_at <> old.proposed_at)
execute function refuse_policy_change();
create trigger policy_version_no_delete before delete on policy_version for each row execute function refuse_policy_change();
