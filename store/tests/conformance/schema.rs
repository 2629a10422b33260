//! Both databases hold the same schema, as far as each can say so.

use std::collections::BTreeSet;

use crate::place::{Place, on_postgres, on_sqlite};

/// Columns: table, name, kind, whether it may be null, default.
const COLUMNS: [&str; 2] = [
    "select m.name, c.name, c.type, iif(c.\"notnull\" or c.pk, 'NO', 'YES'), c.dflt_value
    from sqlite_master m join pragma_table_info(m.name) c
    where m.type = 'table' and m.name not like 'sqlite~_%' escape '~' and m.name not like '~_%' escape '~'",
    "select table_name::text, column_name::text,
        case data_type when 'uuid' then 'BLOB' when 'bytea' then 'BLOB' when 'bigint' then 'INTEGER'
            when 'text' then 'TEXT' else data_type::text end,
        is_nullable::text, column_default::text
    from information_schema.columns
    where table_schema = 'public' and table_name not like '~_%' escape '~'",
];
/// Primary and unique keys: table, which, columns in order.
const KEYS: [&str; 2] = [
    "select name, 'p', (select group_concat(name, ',') from (select name from pragma_table_info(m.name) where pk > 0 order by pk))
    from sqlite_master m
    where type = 'table' and name not like 'sqlite~_%' escape '~' and name not like '~_%' escape '~'
    union all
    select m.name, 'u', (select group_concat(name, ',') from (select name from pragma_index_info(i.name) order by seqno))
    from sqlite_master m join pragma_index_list(m.name) i
    where m.type = 'table' and i.origin = 'u'",
    "select conrelid::regclass::text, contype::text,
        (select string_agg(a.attname, ',' order by k.place)
        from unnest(conkey) with ordinality as k (number, place)
        join pg_attribute a on a.attrelid = conrelid and a.attnum = k.number)
    from pg_constraint
    where contype in ('p', 'u') and connamespace = 'public'::regnamespace
        and conrelid <> '_sqlx_migrations'::regclass",
];
/// References: table, column, to which table, what follows a deletion.
const REFERENCES: [&str; 2] = [
    "select m.name, f.\"from\", f.\"table\", f.on_delete
    from sqlite_master m join pragma_foreign_key_list(m.name) f
    where m.type = 'table'",
    "select conrelid::regclass::text, a.attname::text, confrelid::regclass::text,
        case confdeltype when 'c' then 'CASCADE' when 'a' then 'NO ACTION' else confdeltype::text end
    from pg_constraint join pg_attribute a on a.attrelid = conrelid and a.attnum = conkey[1]
    where contype = 'f'",
];
/// Indexes that are no keys: their definition.
const INDEXES: [&str; 2] = [
    "select sql from sqlite_master where type = 'index' and sql is not null",
    "select indexdef from pg_indexes
    where schemaname = 'public' and indexname not in (select conname from pg_constraint)",
];
/// What each table was made of, and the names of the constraints that were given one.
const NAMED: [&str; 2] = [
    "select sql from sqlite_master where type = 'table' and name not like '~_%' escape '~'",
    "select 'constraint ' || conname || ' ' from pg_constraint
    where contype in ('c', 'u') and connamespace = 'public'::regnamespace",
];
/// Triggers: name and table.
const TRIGGERS: [&str; 2] = [
    "select name, tbl_name from sqlite_master where type = 'trigger'",
    "select tgname::text, tgrelid::regclass::text from pg_trigger where not tgisinternal",
];

type Rows = BTreeSet<Vec<String>>;

/// A schema in the words that both databases share.
#[derive(Debug, Default, PartialEq, Eq)]
struct Schema {
    columns: Rows,
    keys: Rows,
    references: Rows,
    indexes: Rows,
    named: Rows,
    triggers: Rows,
}

impl Schema {
    async fn of(place: &Place) -> Self {
        let ask = async |sql: [&str; 2]| -> Rows {
            place.ask(sql[0], sql[1]).await.into_iter().collect()
        };
        Self {
            columns: ask(COLUMNS).await,
            keys: ask(KEYS).await,
            references: ask(REFERENCES).await,
            indexes: ask(INDEXES)
                .await
                .iter()
                .map(|row| vec![plain(&row[0])])
                .collect(),
            named: ask(NAMED)
                .await
                .iter()
                .flat_map(|row| constraints(&row[0]))
                .collect(),
            triggers: ask(TRIGGERS).await,
        }
    }
}

/// A definition of an index as we write it ourselves.
fn plain(definition: &str) -> String {
    let text = definition
        .to_lowercase()
        .replace("public.", "")
        .replace("using btree ", "");
    match text.split_once(" where ") {
        Some((index, only)) => format!("{index} where {}", only.trim_matches(['(', ')'])),
        None => text,
    }
}

fn constraints(text: &str) -> Vec<Vec<String>> {
    let names = text.split("constraint ").skip(1);
    names
        .filter_map(|rest| rest.split_whitespace().next())
        .map(|name| vec![name.to_owned()])
        .collect()
}

#[test]
fn the_schema_is_the_same_on_both_databases() {
    let (mut sqlite, mut postgres) = (None, None);
    on_sqlite(async |place| {
        sqlite = Some(Schema::of(&place).await);
        Ok(())
    });
    on_postgres(async |place| {
        postgres = Some(Schema::of(&place).await);
        Ok(())
    });
    let sqlite = sqlite.expect("a schema of SQLite");
    assert!(
        sqlite.columns.len() > 100 && sqlite.keys.len() > 20 && sqlite.indexes.len() > 10,
        "{sqlite:#?}"
    );
    assert!(
        sqlite.references.len() > 10 && sqlite.named.len() > 20 && sqlite.triggers.len() == 8,
        "{sqlite:#?}"
    );
    let Some(postgres) = postgres else { return };
    assert_eq!(sqlite.columns, postgres.columns);
    assert_eq!(sqlite.keys, postgres.keys);
    assert_eq!(sqlite.references, postgres.references);
    assert_eq!(sqlite.indexes, postgres.indexes);
    assert_eq!(sqlite.named, postgres.named);
    assert_eq!(sqlite.triggers, postgres.triggers);
}
