-- The day on which our parcel left, by which is counted how long devices stay.
alter table rma_line add column left_on text;
update rma_line set left_on = outbound ->> '$.shipped_on' where outbound is not null;
create index rma_line_left on rma_line (left_on) where left_on is not null;
