//! The people of the demonstration.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use crate::error::AppError;

/// Whom one may be.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DemoPage {
    pub title: String,
    pub lede: String,
    pub people: Vec<Person>,
    pub mailbox: String,
}

/// One of the people.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Person {
    /// The last part of the address that makes one be them.
    pub who: String,
    pub name: String,
    /// Their role; empty for a customer.
    pub role: String,
    pub does: String,
}

#[server(input = GetUrl)]
pub async fn load_demo() -> Result<DemoPage, AppError> {
    use crate::rpc;

    let words = rpc::reader().words();
    let staff = rpc::desk()?.people_to_be().await.map_err(rpc::wrong)?;
    let customer = Person {
        who: "customer".into(),
        name: words.demo_customer().into(),
        role: String::new(),
        does: words.demo_customer_does().into(),
    };
    let staff = staff.into_iter().map(|member| Person {
        who: member.role.key().into(),
        name: member.name,
        role: role_name(words, member.role).into(),
        does: role_does(words, member.role).into(),
    });
    Ok(DemoPage {
        title: words.demo_title().into(),
        lede: words.demo_lede().into(),
        people: std::iter::once(customer).chain(staff).collect(),
        mailbox: words.demo_mailbox().into(),
    })
}

/// What a role is called.
#[cfg(feature = "ssr")]
pub(crate) fn role_name(words: words::Words, role: domain::access::Role) -> &'static str {
    use domain::access::Role;
    match role {
        Role::Technician => words.demo_role_technician(),
        Role::Clerk => words.demo_role_clerk(),
        Role::Sales => words.demo_role_sales(),
        Role::Supervisor => words.demo_role_supervisor(),
        Role::Admin => words.demo_role_admin(),
    }
}

#[cfg(feature = "ssr")]
fn role_does(words: words::Words, role: domain::access::Role) -> &'static str {
    use domain::access::Role;
    match role {
        Role::Technician => words.demo_technician(),
        Role::Clerk => words.demo_clerk(),
        Role::Sales => words.demo_sales(),
        Role::Supervisor => words.demo_supervisor(),
        Role::Admin => words.demo_admin(),
    }
}
