-- A distributor or dealer.
create table account (
    id blob primary key,
    name text not null constraint account_name unique,
    kind text not null constraint account_kind check (kind in ('distributor', 'dealer')),
    parent_id blob references account (id)
) strict;

create table product (
    sku text primary key,
    family text not null constraint product_family check (family in ('dome', 'bullet', 'recorder', 'power', 'kit')),
    name text not null,
    picture text not null,
    price_minor integer not null constraint product_price check (price_minor >= 0),
    currency text not null,
    warranty_months integer not null constraint product_warranty check (warranty_months >= 0),
    -- What lies in the box, as a JSON list of names.
    accessories text not null
) strict;

-- A device that was sold.
create table unit (
    id blob primary key,
    serial text not null constraint unit_serial unique,
    -- The serial with look-alikes folded (O and 0, I and 1), for look-ups.
    folded text not null,
    sku text not null references product (sku),
    sold_via blob references account (id),
    sold_to text,
    invoiced_on text,
    shipped_on text,
    made_on text,
    replaces blob references unit (id),
    replaced_by blob references unit (id),
    -- How the device stood that it replaces: it inherits that warranty.
    inherits text
) strict;
create index unit_folded on unit (folded);

-- A spare part and how many lie on the shelf.
create table part (
    sku text primary key,
    name text not null,
    family text not null,
    on_hand integer not null constraint part_on_hand check (on_hand >= 0)
) strict;
