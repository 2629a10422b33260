//! One file a subject; each story runs on SQLite and on PostgreSQL.

mod attachments;
mod cases;
mod catalogue;
mod codes;
mod coverage;
mod drafts;
mod echoes;
mod events;
mod facts;
mod jobs;
mod journeys;
mod keys;
mod limits;
mod links;
mod mail;
mod messages;
mod opening;
mod queue;
mod scans;
mod schema;
mod sessions;
mod staff;
