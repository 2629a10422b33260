-- What a part, or a device from the shelf, costs us; null while nobody has said.
alter table part add column cost_currency text;
alter table part add column cost_minor integer constraint part_cost check (cost_minor is null or (cost_minor >= 0 and cost_currency is not null));
-- In the currency of its price.
alter table product add column cost_minor integer constraint product_cost check (cost_minor >= 0);

-- Sums of one kind over a stretch of time, such as what warranties cost us.
create index ledger_entry_kind on ledger_entry (kind, at);
