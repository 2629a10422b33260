-- The browser that asked for a code, as the hash of its secret: in another the code is none.
alter table one_time_code add column browser_hash bytea;
